// What the rules share while one text is rendered.
import type { Token } from 'markdown-it'
import type { RenderOptions } from './rendered.ts'

export type PostEnv = {
  people: RenderOptions['mentions']
  headingBase: number
  /** Begins the names of footnotes. */
  docId: string
  words: string[]
  called: Set<string>
  links: Set<string>
  hasCode: boolean
  depth: number
  formulas: number
  formulaCharacters: number
  mathmlCharacters: number
  footnotes?: { list?: { label?: string; tokens?: Token[]; content?: string }[] }
}
