// A block of SQL in its statements, each with the line where it begins.

export type Statement = { sql: string; line: number }

/** Splits at semicolons that stand in no text, name, comment or dollar quote. */
export function splitStatements(code: string): Statement[] {
  const statements: Statement[] = []
  const token = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\$\$[\s\S]*?(?:\$\$|$)|;/g
  let from = 0
  const add = (to: number) => {
    const raw = code.slice(from, to)
    const bare = raw.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
    if (bare.trim()) statements.push({ sql: raw.trim(), line: code.slice(0, to - bare.length).split('\n').length })
  }
  for (const match of code.matchAll(token)) {
    if (match[0] !== ';') continue
    add(match.index)
    from = match.index + 1
  }
  add(code.length)
  return statements
}
