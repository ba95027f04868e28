import type { ComponentChildren } from 'preact'

export type Column<T> = { label: string; cell: (row: T) => ComponentChildren; number?: boolean }

type TableProps<T> = {
  /** What the table holds; also the name of the region that scrolls. */
  caption: string
  columns: Column<T>[]
  rows: T[]
  keyOf: (row: T) => string | number
  hideCaption?: boolean
}

/** A table that scrolls sideways within itself on small screens, by keyboard too. The first column heads its row. */
export function Table<T>({ caption, columns, rows, keyOf, hideCaption }: TableProps<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class={hideCaption ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, number }) => (
              <th key={label} scope="col" class={number ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ label, cell, number }, index) =>
                index === 0 ? (
                  <th key={label} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={label} class={number ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
