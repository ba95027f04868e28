// The Markdown we take: CommonMark with tables, strike-through, footnotes, formulas, code, Quarto's blocks and mentions. No HTML.
import makeMarkdownIt, { type MarkdownIt } from 'markdown-it'
import { addCode } from './code.ts'
import { addDivs } from './divs.ts'
import { addFootnotes } from './footnotes.ts'
import { addGathering } from './gather.ts'
import { addLinks } from './links.ts'
import { addBlocks } from './lists-and-tables.ts'
import { addMaths } from './maths.ts'
import { addMentions } from './mentions.ts'
import { addPictures } from './pictures.ts'

/** Blocks within blocks: some dozen quotes or lists deep, two or three levels each. What is deeper is shown as it was typed. */
export const NESTING = 40

/** A parser with every rule. `breaks`: whether a line end breaks the line. */
export function makeParser(breaks: boolean): MarkdownIt {
  const md = new makeMarkdownIt({ html: false, linkify: true, typographer: false, breaks, xhtmlOut: true, maxNesting: NESTING })
  addLinks(md)
  addCode(md)
  addDivs(md)
  addMaths(md)
  addMentions(md)
  addFootnotes(md)
  addPictures(md)
  addBlocks(md)
  addGathering(md)
  return md
}
