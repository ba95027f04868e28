// Jupyter notebooks as Quarto reads them: Markdown, code, and the output that was saved with it.
import { z } from 'zod'
import { decode } from './front-matter.ts'

const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]).catch('')
const output = z.object({
  output_type: z.string().catch(''),
  text: text.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
})
const notebook = z.object({
  cells: z
    .array(z.object({ cell_type: z.string().catch(''), source: text, outputs: z.array(output).catch([]).optional() }))
    .max(5000),
  metadata: z
    .object({ kernelspec: z.object({ language: z.string() }).partial().optional() })
    .partial()
    .catch({})
    .optional(),
})

/** A notebook as Markdown with cells, or as nothing with the reason. */
export function readNotebook(bytes: Buffer): { text: string; guessed: string[] } {
  const result = notebook.safeParse(parsed(bytes))
  if (!result.success) return { text: '', guessed: ['The notebook cannot be read.'] }
  const language = result.data.metadata?.kernelspec?.language ?? 'python'
  const parts = result.data.cells.map((cell, index) => {
    // The first cell of a notebook may be its front matter.
    if (cell.cell_type === 'raw') return index === 0 ? cell.source : ''
    if (cell.cell_type !== 'code') return cell.source
    const shown = (cell.outputs ?? []).map(outputOf).filter(Boolean).join('\n\n')
    return `::: {.cell}\n\n${fence(cell.source, `{.${language.toLowerCase()} .cell-code}`)}\n\n${shown}\n\n:::`
  })
  return { text: parts.join('\n\n'), guessed: ['The notebook was read as Markdown. Pictures within it are not shown.'] }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(decode(bytes).text)
  } catch {
    return undefined
  }
}

function outputOf(one: z.infer<typeof output>): string {
  if (one.output_type === 'error') return cell('error', fence(`${one.ename ?? ''}: ${one.evalue ?? ''}`, ''))
  const words = one.text ?? text.parse(one.data?.['text/plain'] ?? '')
  return words ? cell('stdout', fence(words, '')) : ''
}

function cell(kind: string, inside: string): string {
  return `::: {.cell-output .cell-output-${kind}}\n\n${inside}\n\n:::`
}

/** A fence longer than any within. */
function fence(code: string, info: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map((match) => match[0].length))
  const marks = '`'.repeat(longest + 1)
  return `${marks}${info}\n${code.replace(/\n$/, '')}\n${marks}`
}
