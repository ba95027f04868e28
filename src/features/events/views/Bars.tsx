// A simple chart that is a list: each bar with its word, its number and its share.
export type Bar = { label: string; count: number }

export function Bars({ bars, label }: { bars: Bar[]; label: string }) {
  const all = bars.reduce((sum, { count }) => sum + count, 0)
  return (
    <ul class="plain bars" aria-label={label}>
      {bars.map((bar) => {
        const share = all === 0 ? 0 : Math.round((bar.count / all) * 100)
        return (
          <li key={bar.label}>
            <span class="bar-label">{bar.label}</span>
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="bar-back" width="100" height="8" />
              <rect class="bar-fill" width={share} height="8" />
            </svg>
            <span class="bar-count">
              {bar.count} <span class="soft">({share} %)</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
