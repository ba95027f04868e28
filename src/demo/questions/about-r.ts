// Invented questions about R.
import type { DemoQuestion } from './types.ts'

export const aboutR: DemoQuestion[] = [
  {
    space: 'help-with-r',
    by: 'wren',
    title: 'Mean length of stay by ward gives NA',
    tags: ['dplyr', 'missing values', 'beginners'],
    daysAgo: 40,
    body: `**What I want**

The mean length of stay for each ward.

**What I tried**

\`\`\`r
library(dplyr)
stays |>
  group_by(ward) |>
  summarise(mean_los = mean(los))
\`\`\`

**What happened**

\`NA\` for every ward in which somebody has not gone home yet.

**My data looks like this**

\`\`\`r
stays <- data.frame(
  ward = c("A", "A", "B", "B"),
  los = c(2, NA, 5, 3)
)
\`\`\``,
    comments: [{ by: 'dev', hoursLater: 1, body: 'Lovely example, I could run it straight away.' }],
    answers: [
      {
        by: 'imogen',
        hoursLater: 2,
        accepted: true,
        helped: 9,
        body: `\`mean()\` passes missing values on, so that nobody overlooks them. Say that you mean to leave them out, and count them beside it, so that your readers know:

\`\`\`r
stays |>
  summarise(
    mean_los = mean(los, na.rm = TRUE),
    not_home_yet = sum(is.na(los)),
    .by = ward
  )
\`\`\`

\`.by\` groups for this one step only, so there is nothing to ungroup afterwards.`,
        comments: [
          {
            by: 'wren',
            hoursLater: 3,
            body: 'It works, and the count next to it is what my lead asked for last week. Thank you!',
          },
          { by: 'imogen', hoursLater: 4, body: '`na.rm` bites everybody once.' },
        ],
      },
      {
        by: 'dev',
        hoursLater: 5,
        accepted: true,
        helped: 2,
        body: `If several columns need it, leave the rows out first and say so in the code:

\`\`\`r
stays |>
  filter(!is.na(los)) |>
  summarise(mean_los = mean(los), median_los = median(los), .by = ward)
\`\`\``,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'theo',
    title: 'Average stay per ward comes out as NA',
    tags: ['dplyr', 'missing values'],
    daysAgo: 6,
    body: `**What I want**

An average per ward.

**What happened**

I only get \`NA\`, although most values are there.`,
    answers: [],
    duplicateOf: 'Mean length of stay by ward gives NA',
  },
  {
    space: 'help-with-r',
    by: 'nadia',
    title: 'How do I read every CSV file in a folder into one table?',
    tags: ['readr', 'files'],
    daysAgo: 210,
    body: `**What I want**

One table out of 60 monthly files with the same columns, and to know which row came from which file.

**What I tried**

A loop with \`rbind\`. It works, slowly, and loses the file names.`,
    answers: [
      {
        by: 'gethin',
        hoursLater: 3,
        helped: 1,
        body: `\`\`\`r
library(purrr)
files <- list.files("monthly", pattern = "csv$", full.names = TRUE)
all <- map_df(files, read.csv, .id = "file")
\`\`\``,
        outdated: { by: 'hanna', note: 'map_df() has been superseded, and .id gives numbers here, not names', newer: 1 },
      },
      {
        by: 'hanna',
        hoursLater: 300,
        accepted: true,
        helped: 6,
        body: `\`readr\` takes all the paths at once and keeps their names, no loop needed:

\`\`\`r
library(readr)
files <- list.files("monthly", pattern = "\\\\.csv$", full.names = TRUE)
all <- read_csv(files, id = "file")
\`\`\`

The column \`file\` holds the path. If the columns differ from file to file, it stops and says so, which is what you want.`,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'connie',
    title: 'Month labels in the wrong order in ggplot',
    tags: ['ggplot2', 'dates', 'factors'],
    daysAgo: 12,
    body: `**What I want**

Bars from April to March.

**What happened**

They come in alphabetical order: Apr, Aug, Dec …

**My data looks like this**

\`\`\`r
counts <- data.frame(month = c("Apr", "May", "Jun", "Jan"), n = c(12, 15, 9, 20))
\`\`\``,
    answers: [
      {
        by: 'petra',
        hoursLater: 4,
        accepted: true,
        helped: 4,
        body: `Text has no order but the alphabet. A factor has the one that you give it:

\`\`\`r
library(ggplot2)
financial_year <- c(month.abb[4:12], month.abb[1:3])
counts$month <- factor(counts$month, levels = financial_year)
ggplot(counts, aes(month, n)) + geom_col()
\`\`\`

\`month.abb\` comes with R, so there is nothing to type and nothing to mistype.`,
        suggestion: {
          by: 'elin',
          note: 'Months without any data vanish from the axis otherwise',
          body: `Text has no order but the alphabet. A factor has the one that you give it:

\`\`\`r
library(ggplot2)
financial_year <- c(month.abb[4:12], month.abb[1:3])
counts$month <- factor(counts$month, levels = financial_year)
ggplot(counts, aes(month, n)) +
  geom_col() +
  scale_x_discrete(drop = FALSE)
\`\`\`

\`month.abb\` comes with R, so there is nothing to type and nothing to mistype.`,
        },
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'tilda',
    title: 'Quarto report: how do I leave the code out for my director?',
    tags: ['quarto', 'reporting'],
    daysAgo: 25,
    body: `**What I want**

One file that gives me the report with code, and my director the same report without.

**What I tried**

\`echo: false\` in every block. There are forty of them.`,
    answers: [
      {
        by: 'sunniva',
        hoursLater: 1,
        accepted: true,
        helped: 5,
        body: `Leave the report alone and give the project a second profile. In \`_quarto-board.yml\`, beside your \`_quarto.yml\`:

\`\`\`yaml
execute:
  echo: false
\`\`\`

Then choose when you render:

\`\`\`bash
quarto render report.qmd
quarto render report.qmd --profile board
\`\`\`

The first shows the code, the second does not.`,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'fergus',
    title: 'Does anybody read Excel files with merged header cells?',
    tags: ['excel', 'readxl', 'tidyr'],
    daysAgo: 2,
    body: `**What I want**

A tidy table out of a sheet whose two header rows are merged: the year above, the measure below.

**What I tried**

\`read_excel(path, skip = 1)\`. The years are lost.

**My data looks like this**

Row one: \`2023\`, empty, \`2024\`, empty. Row two: \`admitted\`, \`seen\`, \`admitted\`, \`seen\`.`,
    comments: [
      { by: 'amina', hoursLater: 5, body: 'Are the merged cells always two wide?' },
      { by: 'fergus', hoursLater: 6, body: 'Always two, for ten years now.' },
    ],
    answers: [
      {
        by: 'amina',
        hoursLater: 20,
        helped: 2,
        body: `Read the two header rows on their own, fill the years to the right, and paste both into names:

\`\`\`r
library(readxl)
library(tidyr)
head <- read_excel(path, col_names = FALSE, n_max = 2)
years <- unlist(head[1, ])
years <- vctrs::vec_fill_missing(years, direction = "down")
names <- paste(unlist(head[2, ]), years, sep = "_")
table <- read_excel(path, skip = 2, col_names = names)
pivot_longer(table, everything(), names_to = c(".value", "year"), names_sep = "_")
\`\`\``,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'owen',
    title: 'renv keeps asking to install what is installed already',
    tags: ['renv', 'packages'],
    daysAgo: 4,
    body: `**What I want**

To open my project without a wall of messages.

**What happened**

\`renv::status()\` lists packages as "used but not recorded", although \`library()\` finds them.`,
    answers: [],
  },
  {
    space: 'help-with-r',
    by: 'zainab',
    title: 'A Shiny app on a server without internet: fonts are missing',
    tags: ['shiny', 'deployment'],
    daysAgo: 130,
    body: `**What I want**

The same letters on our internal server as on my laptop.

**What happened**

\`bslib\` wants to fetch a font and the page waits for half a minute.`,
    answers: [],
    stale: true,
  },
]
