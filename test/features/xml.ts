// Reads the entries of an Atom feed with a real parser, which stops at anything that is no XML.
import { xml2js } from 'xml-js'

type Element = { name?: string; text?: string; cdata?: string; elements?: Element[] }

const textOf = (element: Element | undefined) => (element?.elements ?? []).map((one) => one.text ?? one.cdata ?? '').join('')

export function entriesOf(text: string): { id: string; title: string; content: string }[] {
  const root = (xml2js(text) as Element).elements?.find((one) => one.name === 'feed')
  const entries = (root?.elements ?? []).filter((one) => one.name === 'entry')
  const part = (entry: Element, name: string) => textOf(entry.elements?.find((one) => one.name === name))
  return entries.map((entry) => ({ id: part(entry, 'id'), title: part(entry, 'title'), content: part(entry, 'content') }))
}
