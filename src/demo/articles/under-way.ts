// Invented articles on which somebody still works.
import type { DemoArticle } from './types.ts'

export const underWay: DemoArticle[] = [
  {
    slug: 'my-first-function',
    by: ['adaeze'],
    title: 'My first function',
    categories: ['Beginners', 'Functions'],
    daysAgo: 2,
    state: 'submitted',
    body: `I copied the same six lines eleven times. Then Tomasz asked me what I would do if the seventh line changed.

## Before

\`\`\`r
mean(ward_a$stay, na.rm = TRUE)
mean(ward_b$stay, na.rm = TRUE)
\`\`\`

## After

\`\`\`r
mean_stay <- function(ward) mean(ward$stay, na.rm = TRUE)
\`\`\`

It is small. I am keeping it.
`,
    notes: [
      { by: 'adaeze', kind: 'submitted', body: 'My first article. Is it too short?' },
      {
        by: 'rosa',
        about: 'It is small. I am keeping it.',
        body: 'It is just right. One question: how do you call it for eleven wards?',
      },
    ],
  },
  {
    slug: 'testing-dashboards',
    by: ['hanna', 'callum'],
    title: 'Testing a dashboard before the board does',
    categories: ['Testing', 'Shiny'],
    daysAgo: 9,
    state: 'changes',
    body: `A dashboard that is wrong looks the same as one that is right. That is why we test ours, e.g. with three invented wards.

#### What we check

Totals, dates, and what happens when a ward has no rows. The TDA asked for it.
`,
    notes: [
      { by: 'hanna', kind: 'submitted', body: '' },
      {
        by: 'tomasz',
        kind: 'changes',
        body: 'I like this a lot. Could you show one of the tests? And write out the abbreviation.',
      },
    ],
  },
  {
    slug: 'quarto-reports-every-month',
    by: ['gethin'],
    title: 'Two hundred reports on the first of the month',
    subtitle: 'One template, a parameter and a cup of tea',
    categories: ['Quarto', 'Reporting'],
    daysAgo: 4,
    state: 'approved',
    inDays: 3,
    body: `One template, two hundred practices. Quarto fills in the name and the numbers while the kettle boils.

\`\`\`r
purrr::walk(practices, \\(p) quarto::quarto_render("report.qmd", execute_params = list(practice = p)))
\`\`\`
`,
    notes: [{ by: 'rosa', kind: 'approved', body: 'Lovely. It appears on Thursday.' }],
  },
  {
    slug: 'notes-on-forecasting',
    by: ['rosa'],
    title: 'Notes on forecasting winter',
    categories: [],
    daysAgo: 1,
    state: 'draft',
    body: 'Begin with last winter. Then say what was different.\n\n- bank holidays\n- the closed ward\n',
  },
]
