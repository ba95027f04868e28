// A site to move in.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

export function putFile(dir: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), content)
}

/** A small Quarto site with much of what real ones have. */
export async function writeSample(dir: string): Promise<void> {
  const put = (path: string, content: string | Buffer) => putFile(dir, path, content)
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#17305f' } })
    .png()
    .toBuffer()
  put('_quarto.yml', 'website:\n  site-url: https://old.example/\n')
  put('index.qmd', '---\ntitle: Home\n---\nWelcome.\n')
  put('blog/img/a plot (1).png', picture)
  put('blog/data/beds.csv', 'ward,beds\nA,1\n')
  put(
    'blog/First_Post.qmd',
    [
      '---',
      'title: "First, with \\"quotes\\""',
      'subtitle: >',
      '  "In quotation marks"',
      'date: "20 November 2019"',
      'date-modified: 2020-01-02',
      'author: Ann Other, Bo Nobody and Cy Else, Public Health Somewhere.',
      'categories: [Dplyr, dplyr, Packages]',
      'image: img/a plot (1).png',
      'aliases: [/posts/old-first.html, ../elsewhere.html]',
      'mystery: 1',
      '---',
      '',
      '# Top',
      '',
      'See [the second](second.qmd#part), [it again](https://old.example/blog/second.html), [gone](gone.qmd) and [data](data/beds.csv).',
      '',
      '![A caption](img/a plot (1).png){fig-alt="Two bars" width="50%"}',
      '',
      '![far](https://far.example/x.png)',
      '',
      '::: {.callout-tip}',
      '## Mind',
      'This.',
      ':::',
      '',
      '<iframe src="https://www.youtube.com/embed/abcdefghij" title="A film"></iframe>',
      '',
      '<script>alert(1)</script><b onclick="x()">bold</b>',
      '',
      'Inline `r 1 + 1`, a note[^1], $x^2$ and {{< fa rocket >}}.',
      '',
      '[^1]: The note.',
    ].join('\r\n'),
  )
  put(
    'blog/second.qmd',
    '---\ntitle: Second\ndate: 23 04 2020\nauthor:\n  - name: Ann Other\n    orcid: 0000-0002-1825-0097\n    email: [a@b.example]\n    affiliations:\n      - name: The Unit\n---\n\n## Part {#part}\n\nWords.\n',
  )
  put('blog/no-front.md', 'Only words.\n')
  put('blog/broken.qmd', '---\ntitle: "Broken\ndate: [\n---\n\nStill words.\n')
  put('blog/frozen.qmd', '---\ntitle: Frozen\ndate: 2021-05-01\n---\n\n```{r}\n1 + 1\n```\n')
  put(
    '_freeze/blog/frozen/execute-results/html.json',
    JSON.stringify({
      hash: 'x',
      result: {
        markdown:
          '---\ntitle: Frozen\n---\n\n::: {.cell}\n\n```{.r .cell-code}\n1 + 1\n```\n\n::: {.cell-output .cell-output-stdout}\n\n```\n[1] 2\n```\n\n:::\n\n::: {.cell-output-display}\n![](frozen_files/figure-html/plot-1.png){width=672}\n:::\n:::\n',
      },
    }),
  )
  put('_freeze/blog/frozen/figure-html/plot-1.png', picture)
  put(
    'blog/note.ipynb',
    JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: ['# Notebook\n', 'Hello'] },
        { cell_type: 'code', source: 'print(1)', outputs: [{ output_type: 'stream', text: ['1\n'] }] },
      ],
    }),
  )
}
