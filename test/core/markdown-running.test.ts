// What an author says of a block that can be run, and output that was saved with one.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { renderMarkdown, stopRendering } from '#core/markdown/render.ts'

after(stopRendering)

const html = async (text: string) => (await renderMarkdown(text)).html

test('a block says its language, and nothing of running where its author said nothing', async () => {
  assert.match(await html('```r\n1\n```'), /<figure class="code" data-copy="code" data-language="r"><figcaption>R/)
})

test('a block that is not to run says so, as Quarto writes it and in short', async () => {
  for (const block of [
    '```r\n#| eval: false\n1\n```',
    '```{r, eval=FALSE}\n1\n```',
    '```sql\n--| eval: no\nselect 1\n```',
    '```r no-run\n1\n```',
  ])
    assert.match(await html(block), /data-run="no"/, block)
  assert.doesNotMatch(await html('```r\n1\n#| eval: false\n```'), /data-run/)
})

test('the description of a plot is kept, and the line that holds it is not for readers', async () => {
  const shown = await html('```r\n#| fig-alt: "Waits <b>rise</b> & fall"\nplot(x)\n```')
  assert.match(shown, /data-alt="Waits &lt;b&gt;rise&lt;\/b&gt; &amp; fall"|data-alt="[^"<>]*"/)
  assert.doesNotMatch(shown, /<b>/)
  assert.doesNotMatch(shown, /fig-alt/)
  assert.match(await html('```r\n#| fig-alt: Waits by month\nplot(x)\n```'), /data-alt="Waits by month"/)
})

test('saved output says when and with what, and a strange day says neither', async () => {
  assert.match(
    await html('```output 2026-05-03 R 4.6.0\n[1] 1\n```'),
    /<figure class="code output"><figcaption>Output saved on 3 May 2026 with R 4\.6\.0<\/figcaption>/,
  )
  assert.match(await html('```output\nx\n```'), /<figcaption>Output<\/figcaption>/)
  assert.match(await html('```output 2026-99-99 R\nx\n```'), /<figcaption>Output<\/figcaption>/)
  assert.doesNotMatch(await html('```output 2026-05-03 <img src=x>\nx\n```'), /<img/)
})
