// The languages whose code is coloured, and the names people give them.
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import markdown from 'highlight.js/lib/languages/markdown'
import powershell from 'highlight.js/lib/languages/powershell'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import sql from 'highlight.js/lib/languages/sql'
import stata from 'highlight.js/lib/languages/stata'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

export type Language = { id: string; label: string }

/** Longer blocks stay plain: it is some 500 lines, beyond which colour costs more than it helps. */
const COLOURED_CHARACTERS = 20_000

/** Blocks with a longer line stay plain: it is data or packed code, and the grammars take the square of a long word's length. */
const COLOURED_LINE = 1000

const LONG_LINE = new RegExp(`.{${COLOURED_LINE + 1}}`)

const grammars = {
  bash,
  css,
  diff,
  javascript,
  json,
  julia,
  markdown,
  powershell,
  python,
  r,
  sql,
  stata,
  typescript,
  xml,
  yaml,
}
for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar)

const languages: (Language & { names: string[] })[] = [
  { id: 'r', label: 'R', names: ['r', 'rscript', 'splus'] },
  { id: 'python', label: 'Python', names: ['python', 'py', 'python3', 'pycon'] },
  { id: 'sql', label: 'SQL', names: ['sql', 'tsql', 't-sql', 'pgsql', 'postgres', 'postgresql', 'sqlite', 'mysql', 'duckdb'] },
  { id: 'bash', label: 'Shell', names: ['bash', 'sh', 'shell', 'zsh', 'console'] },
  { id: 'powershell', label: 'PowerShell', names: ['powershell', 'ps1', 'pwsh'] },
  { id: 'julia', label: 'Julia', names: ['julia', 'jl'] },
  { id: 'stata', label: 'Stata', names: ['stata', 'do'] },
  { id: 'javascript', label: 'JavaScript', names: ['javascript', 'js', 'ojs', 'mjs'] },
  { id: 'typescript', label: 'TypeScript', names: ['typescript', 'ts'] },
  { id: 'json', label: 'JSON', names: ['json', 'jsonc', 'geojson'] },
  { id: 'yaml', label: 'YAML', names: ['yaml', 'yml'] },
  { id: 'css', label: 'CSS', names: ['css', 'scss'] },
  { id: 'xml', label: 'HTML', names: ['html', 'htm', 'xml', 'svg'] },
  { id: 'markdown', label: 'Markdown', names: ['markdown', 'md', 'qmd', 'rmd', 'quarto'] },
  { id: 'diff', label: 'Changes', names: ['diff', 'patch'] },
  { id: '', label: 'Text', names: ['text', 'txt', 'plain', 'plaintext', 'output', 'csv'] },
]
const byName = new Map(languages.flatMap(({ names, id, label }) => names.map((name) => [name, { id, label }] as const)))

/**
 * The language of a fence from what stands behind its marks: `r`, `{r}`, `{r, echo=FALSE}`, `{.python}`. A language that is not
 * known keeps its name as the label and has the id ''.
 */
export function languageOf(info: string): Language {
  const name = /^\s*\{*\s*[.=]?([\w#+.-]{1,20})(?=[\s,}=:]|$)/.exec(info)?.[1] ?? ''
  return byName.get(name.toLowerCase()) ?? { id: '', label: name || 'Code' }
}

/** Code as HTML with spans that name its parts, or undefined where it stays plain. Never guesses a language. */
export function colourCode(code: string, language: Language): string | undefined {
  if (!language.id || code.length > COLOURED_CHARACTERS || LONG_LINE.test(code)) return undefined
  const coloured = hljs.highlight(code, { language: language.id, ignoreIllegals: true }).value
  // Signs keep the colour of the text: their spans would be half of the HTML.
  return coloured.replace(/<span class="hljs-(?:punctuation|operator)">([^<]*)<\/span>/g, '$1')
}
