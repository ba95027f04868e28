// Invented articles that everybody can read.
import type { DemoArticle } from './types.ts'

export const published: DemoArticle[] = [
  {
    slug: 'the-waiting-list-that-counted-itself',
    by: ['rosa', 'kwame'],
    title: 'The waiting list that counted itself',
    subtitle: 'How a spreadsheet of forty tabs became sixty lines of R, and what we would do differently',
    categories: ['dplyr', 'Reporting', 'Waiting lists'],
    daysAgo: 6,
    state: 'published',
    body: `Every Monday for nine years, somebody at our trust opened a workbook with forty tabs and copied numbers from one to the next. In March that somebody was going on leave for a year, and nobody else knew which tab came first.

::: {.callout-note}
## All numbers here are invented
The wards, the weeks and the patients are made up. The mistakes are real.
:::

## What we had

Each tab was a specialty. Each row was a week. The total at the bottom was typed by hand, because a formula had once been wrong and nobody trusted it since.

## What we did first: nothing

We sat beside her for two Mondays and wrote down every step, the strange ones too. There were fifty-one. Eleven of them undid each other.

## Then sixty lines

\`\`\`r
library(dplyr)

waiting <- read.csv("waiting-invented.csv") |>
  mutate(week = as.Date(week)) |>
  group_by(specialty, week) |>
  summarise(
    waiting = n(),
    over_18_weeks = sum(weeks_waiting > 18),
    .groups = "drop"
  )
\`\`\`

The share who wait longer than eighteen weeks is then

$$\\text{share} = \\frac{\\sum_i [w_i > 18]}{n}$$

which is a mean of true and false, and one line of code.[^mean]

| Step | Before | After |
|:-----|-------:|------:|
| Getting the data | 40 minutes | 1 minute |
| Adding up | 2 hours | 0 |
| Checking | never | 20 minutes |

## What we would do differently

1. Ask who reads the report before rebuilding it. Two of the forty tabs had no reader since 2017.
2. Keep the old workbook for a month, and compare every Monday.
3. Write the checks first. They found three mistakes in the workbook and one in our code.

[^mean]: \`mean(weeks_waiting > 18)\`. It is the line of which we are proudest.
`,
    comments: [
      { by: 'nell', body: 'The two Mondays beside her are the best part. We skipped that and built the wrong thing twice.' },
      { by: 'adaeze', body: 'What did you do about weeks with nobody waiting? Ours vanish from `summarise()`.' },
      {
        by: 'kwame',
        body: '`tidyr::complete(specialty, week, fill = list(waiting = 0))` before the last step. I should have put that in.',
      },
    ],
    correction: {
      by: 'nell',
      out: 'Two of the forty tabs had no reader since 2017.',
      in: 'Two of the forty tabs had had no reader since 2017.',
      note: 'A word is missing',
    },
  },
  {
    slug: 'a-run-chart-in-ten-lines',
    by: ['mairi'],
    title: 'A run chart in ten lines',
    subtitle: 'One chart that shows whether anything has changed',
    categories: ['ggplot2', 'Run charts'],
    daysAgo: 31,
    state: 'published',
    before: 'A table of red and green tells a board where a number is today. It does not say whether anything has changed.\n',
    body: `A table of red and green tells a board where a number is today. It does not say whether anything has changed. A run chart does, and it is ten lines.

\`\`\`r
library(ggplot2)

ggplot(falls, aes(month, falls_per_1000)) +
  geom_hline(yintercept = median(falls$falls_per_1000), linetype = 2) +
  geom_line() +
  geom_point() +
  labs(x = NULL, y = "Falls per 1,000 bed days") +
  theme_minimal()
\`\`\`

## How to read it

- **Six or more points in a row on one side of the median**: something has shifted.
- **Five or more in a row all going up, or all going down**: a trend.
- Anything else: leave it alone. Most change is noise, and asking a ward to explain noise costs an afternoon.

::: {.callout-tip}
Put the rule in the caption of the chart. People read captions.
:::

## What it cannot do

It does not say why. That is what the people on the ward are for.
`,
  },
  {
    slug: 'asking-for-help-is-a-skill',
    by: ['adaeze'],
    title: 'Asking for help is a skill, and I am learning it',
    categories: ['Beginners', 'Reflections'],
    daysAgo: 58,
    state: 'published',
    body: `Six months ago I did not dare to ask. I had used spreadsheets for ten years, and in every meeting somebody said “just join the tables”.

## What changed

Somebody here answered a question of mine in an hour, and thanked me for asking it. Their answer began with: “I look this up every time.”

## What I do now

1. I write down what I want before I write down what is wrong.
2. I make the example smaller until it fits on a screen. Half of the time I find the answer while I do.
3. I say what I tried. It is not embarrassing: it saves everybody time.

> There is no list of things that you should know by now.

If you are where I was: ask. It is the quickest way to learn, and your question is somebody else's answer next month.
`,
    comments: [{ by: 'tomasz', body: 'I look it up every time. Thank you for writing this.' }],
  },
  {
    slug: 'leaving-an-employer-keeping-the-code',
    by: ['bea'],
    guests: ['Marguerite Dunmore'],
    title: 'Leaving an employer, keeping the code',
    subtitle: 'What two analysts wish they had known before the merger',
    categories: ['Reflections', 'Reorganisation', 'Git'],
    daysAgo: 97,
    state: 'published',
    body: `Our organisation was abolished in April. The drive was switched off in May. The code was on the drive.

## What survived

Whatever was public: two packages and one blog post. Whatever somebody had copied to the new place, without asking, the week before.

## What we do now

- **Work in the open by default.** Code without data is rarely secret. Ask once, get it in writing.
- **Data never goes with it.** Not one row, not even in a test. Invented rows are enough.
- **Write the README for the person who has never met you.** It may be you, in three years, with another badge.

\`\`\`bash
git remote add home git@example.org:community/waiting-lists.git
git push --mirror home
\`\`\`

::: {.callout-warning}
Ask before you publish. Most organisations have a rule for open code, and most of those rules say yes.
:::
`,
  },
  {
    slug: 'sql-window-functions-by-the-bedside',
    by: ['petra', 'dev'],
    title: 'Window functions by the bedside',
    categories: ['SQL'],
    daysAgo: 140,
    state: 'published',
    body: `Which stay of a patient was the first, and how long until the next? Both are one line each once you know \`over\`.

\`\`\`sql
select
  patient,
  admitted,
  row_number() over (partition by patient order by admitted) as stay,
  lead(admitted) over (partition by patient order by admitted) - discharged as days_until_next
from stays;
\`\`\`

## Read it aloud

“For each patient, in the order of admission, number the stays.” A window is a group that keeps its rows.

## Two traps

1. \`lead\` of the last stay is null, not zero. Leave it so: null means that there was no next stay, which is good news.
2. Two stays that begin at the same moment have no order. Add a second column, or the numbers change from run to run.
`,
  },
  {
    slug: 'coffee-and-code-one-year-on',
    by: ['rosa'],
    title: 'Coffee and Code, one year on',
    categories: ['Community'],
    daysAgo: 210,
    state: 'published',
    body: `Forty Fridays, eleven hosts, and no agenda. This is what we learned about a meeting that nobody has to attend.

## What works

- The same hour each week. People come when they can, and know when that is.
- Somebody who says hello to each person who joins.
- Cameras off is fine.

## What we stopped

Slides. The one week in which somebody shared a screen with broken code, everybody stayed until two.
`,
  },
]
