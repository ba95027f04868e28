// The Markdown we take: CommonMark with tables, strike-through, footnotes, formulas, code, Quarto's blocks and mentions. No HTML.
import makeMarkdownIt, { type MarkdownIt } from 'markdown-it'
import { addAttributes } from './article/attributes.ts'
import { addCells } from './article/cells.ts'
import { addFigures } from './article/figures.ts'
import { addHeadings } from './article/headings.ts'
import { addReferences } from './article/references.ts'
import { addScripts } from './article/scripts.ts'
import { addShortcodes } from './article/shortcodes.ts'
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

/** The parser of articles: with raw HTML, which is cleaned afterwards, and what Quarto adds. */
export function makeArticleParser(): MarkdownIt {
  const md = new makeMarkdownIt({
    html: true,
    linkify: true,
    typographer: true,
    breaks: false,
    xhtmlOut: true,
    maxNesting: NESTING,
  })
  addRules(md)
  addAttributes(md)
  addShortcodes(md)
  addScripts(md)
  addReferences(md)
  addHeadings(md)
  addFigures(md)
  addCells(md)
  md.renderer.rules.table_open = () => '<table>\n'
  md.renderer.rules.table_close = () => '</table>\n'
  return md
}

/** A parser with every rule. `breaks`: whether a line end breaks the line. */
export function makeParser(breaks: boolean): MarkdownIt {
  const md = new makeMarkdownIt({ html: false, linkify: true, typographer: false, breaks, xhtmlOut: true, maxNesting: NESTING })
  addRules(md)
  return md
}

function addRules(md: MarkdownIt): void {
  addLinks(md)
  addCode(md)
  addDivs(md)
  addMaths(md)
  addMentions(md)
  addFootnotes(md)
  addPictures(md)
  addBlocks(md)
  addGathering(md)
}
