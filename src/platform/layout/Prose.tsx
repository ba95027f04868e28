/** Words that somebody wrote, as HTML from the Markdown renderer, which passed its second wall. Nothing else may be given here. */
export function Prose({ html }: { html: string }) {
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
