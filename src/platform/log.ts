// Log lines as JSON on standard error. Never an address, a token, or a word that somebody wrote.

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof levels)[number]
type Facts = Record<string, string | number | boolean | undefined>
export type Log = Record<Exclude<LogLevel, 'silent'>, (event: string, facts?: Facts) => void>

/** A log that writes lines of `level` and above. */
export function openLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const from = levels.indexOf(level)
  const at =
    (one: LogLevel) =>
    (event: string, facts: Facts = {}) => {
      if (levels.indexOf(one) < from) return
      write(`${JSON.stringify({ at: new Date().toISOString(), level: one, event, ...facts })}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A bug's facts for the log: the type, code and stack lines, without the message, which may hold what somebody wrote. */
export function bugFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' < ')
  return { name: error.name, code, stack }
}
