// Invented questions about joins, dates and charts in R.
import type { DemoQuestion } from './types.ts'

export const joinsAndDates: DemoQuestion[] = [
  {
    space: 'help-with-r',
    by: 'adaeze',
    title: 'left_join() warns me of a many-to-many relationship',
    tags: ['dplyr', 'joins', 'beginners'],
    daysAgo: 20,
    body: `**What I want**

The target for 2026 beside each month of each site.

**What I tried**

\`\`\`r
library(dplyr)
left_join(clinics, targets, by = "site")
\`\`\`

**What happened**

Five rows instead of three, and \`Detected an unexpected many-to-many relationship\`.

**My data looks like this**

\`\`\`r
clinics <- data.frame(
  site = c("North", "North", "South"),
  month = c("Jan", "Feb", "Jan"),
  seen = c(40, 35, 22)
)
targets <- data.frame(
  site = c("North", "North", "South"),
  year = c(2025, 2026, 2026),
  target = c(38, 41, 20)
)
\`\`\``,
    answers: [
      {
        by: 'petra',
        hoursLater: 1,
        accepted: true,
        helped: 8,
        body: `The warning is on your side. North has two months in \`clinics\` and two years in \`targets\`, so each month was paired with each year: four rows for North, one for South.

A row of \`targets\` belongs to a site *and* a year, so the join needs both. Your clinics are all from 2026, and can say so:

\`\`\`r
clinics |>
  mutate(year = 2026) |>
  left_join(
    targets,
    by = join_by(site, year),
    relationship = "many-to-one"
  )
\`\`\`

That gives three rows. \`relationship = "many-to-one"\` means: at most one target for each of my rows. Should a second target for North in 2026 ever slip in, the join stops with an error, and you hear of it before your readers do.`,
        comments: [
          { by: 'adaeze', hoursLater: 3, body: 'Three rows! And I had been about to reach for `distinct()`.' },
          { by: 'owen', hoursLater: 5, body: 'I have been there. Petra talked me out of it too.' },
        ],
      },
      {
        by: 'tomasz',
        hoursLater: 4,
        accepted: true,
        helped: 4,
        body: `For the next time: two lines before a join tell you whether its key is one.

\`\`\`r
targets |>
  count(site) |>
  filter(n > 1)
#>    site n
#> 1 North 2
\`\`\`

No rows means that \`site\` alone is enough. One row or more means that something is missing from the key, as the year was here, or that the table has a real double.

You will find advice to write \`relationship = "many-to-many"\`. It silences the warning and keeps the extra rows, so it is right only where you do want every pair.`,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'owen',
    title: 'One month after 31 January is NA',
    tags: ['lubridate', 'dates', 'missing values'],
    daysAgo: 33,
    body: `**What I want**

The date of a review, one month after it began.

**What I tried**

\`\`\`r
library(lubridate)
began <- ymd(c("2026-01-15", "2026-01-31"))
began + months(1)
\`\`\`

**What happened**

\`\`\`r
#> [1] "2026-02-15" NA
\`\`\`

The first is right. Is the second one a bug?`,
    comments: [{ by: 'henrik', hoursLater: 1, body: 'Not a bug, more of an honest shrug.' }],
    answers: [
      {
        by: 'mairi',
        hoursLater: 2,
        accepted: true,
        helped: 5,
        body: `It is meant so: there is no 31 February, and lubridate would rather say \`NA\` than choose a day for you. Where your rule is "otherwise the last day of that month", there is an operator for it:

\`\`\`r
began %m+% months(1)
#> [1] "2026-02-15" "2026-02-28"
\`\`\`

One trap: always count from the first date, not from the last result. Once a date has slipped back to the 28th, it stays there:

\`\`\`r
start <- ymd("2026-01-31")
start %m+% months(1) %m+% months(1)
#> [1] "2026-03-28"
start %m+% months(2)
#> [1] "2026-03-31"
\`\`\`

A whole series is \`start %m+% months(0:3)\`.`,
        comments: [
          { by: 'owen', hoursLater: 4, body: 'Eleven reviews had no date because of this. They have one now, thank you.' },
          { by: 'mairi', hoursLater: 5, body: 'Well spotted that they were missing. Many would not have looked.' },
        ],
      },
      {
        by: 'zainab',
        hoursLater: 22,
        helped: 2,
        body: `Ask whoever made the rule what "a month" is. At our place it turned out to mean four weeks, and then there is nothing to slip:

\`\`\`r
began + days(28)
#> [1] "2026-02-12" "2026-02-28"
\`\`\`

If it means "by the end of the next month", that can be said as well:

\`\`\`r
ceiling_date(began %m+% months(1), "month") - days(1)
#> [1] "2026-02-28" "2026-02-28"
\`\`\`

Three rules, three sets of dates. Write down beside the code which one it was.`,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'nell',
    title: 'A month without any falls vanishes from my line chart',
    tags: ['ggplot2', 'tidyr', 'dates', 'charts'],
    daysAgo: 17,
    body: `**What I want**

A line that goes down to zero in March, when nobody fell.

**What I tried**

\`\`\`r
library(ggplot2)
ggplot(falls, aes(month, n)) + geom_line() + geom_point()
\`\`\`

**What happened**

The line goes straight from February to April, as though there had been three or four in March.

**My data looks like this**

\`\`\`r
falls <- data.frame(
  month = as.Date(c("2026-01-01", "2026-02-01", "2026-04-01")),
  n = c(4, 2, 5)
)
\`\`\``,
    answers: [
      {
        by: 'imogen',
        hoursLater: 2,
        accepted: true,
        helped: 6,
        body: `The chart can only show rows that exist, and a month without falls left no row. \`complete()\` adds what is missing, and \`fill\` says what to write there:

\`\`\`r
library(tidyr)
falls |>
  complete(
    month = seq(min(month), max(month), by = "month"),
    fill = list(n = 0)
  ) |>
  ggplot(aes(month, n)) +
  geom_line() +
  geom_point()
\`\`\`

Two things to check before you trust it:

- Zero is right only if a month without a row means that nobody fell. If the form was never sent, leave \`fill\` out: it becomes \`NA\`, and the line has an honest gap.
- \`min\` and \`max\` come from your rows. If the newest month is the quiet one, give the dates yourself, such as \`as.Date("2026-05-01")\`.`,
        comments: [
          { by: 'nell', hoursLater: 6, body: 'I rang the ward. It was a real zero, and they were very pleased to be asked.' },
          { by: 'hanna', hoursLater: 8, body: 'Best comment of the week.' },
        ],
      },
    ],
  },
]
