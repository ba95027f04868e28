// More invented threads of the space "Help with R".
import type { DemoThread } from '../town.ts'

export const helpWithRMore: DemoThread[] = [
  {
    title: 'across() with two functions and nice names',
    daysAgo: 4,
    posts: [
      {
        by: 'gethin',
        text: 'I want the mean and the number of missing values for all numeric columns, with names that I can read.',
      },
      {
        by: 'tomasz',
        text: '```r\nlibrary(dplyr)\n\nclinics |>\n  summarise(across(\n    where(is.numeric),\n    list(mean = \\(x) mean(x, na.rm = TRUE), missing = \\(x) sum(is.na(x))),\n    .names = "{.col}_{.fn}"\n  ))\n```',
        hours: 2,
        reactions: { helpful: ['gethin', 'freya', 'elin'] },
      },
    ],
  },
  {
    title: 'Shiny: my filter runs everything again',
    daysAgo: 6,
    posts: [
      { by: 'dev', text: 'Each time somebody moves the slider, the file is read again. It takes twelve seconds.' },
      {
        by: 'fergus',
        text: 'Read it once, outside the server function. Then keep the filtered rows in a `reactive()` that only depends on the slider:\n\n```r\nstays <- readr::read_csv("stays.csv")\n\nserver <- function(input, output, session) {\n  shown <- reactive(dplyr::filter(stays, age <= input$age))\n  output$n <- renderText(nrow(shown()))\n}\n```',
        hours: 1,
        reactions: { helpful: ['dev', 'marcus'], thanks: ['dev'] },
      },
    ],
  },
  {
    title: 'Why is 0.1 + 0.2 not 0.3?',
    daysAgo: 11,
    posts: [
      { by: 'grace', text: 'My check of the totals fails on rows that are right.' },
      {
        by: 'henrik',
        text: 'Computers count in halves, quarters, eighths; a tenth does not come out even. Compare with a tolerance:\n\n```r\nisTRUE(all.equal(0.1 + 0.2, 0.3))\ndplyr::near(0.1 + 0.2, 0.3)\n```\n\nFor money, count pence.',
        hours: 2,
        reactions: { helpful: ['grace', 'theo', 'owen'] },
      },
    ],
  },
  {
    title: 'Pivot: long or wide?',
    daysAgo: 13,
    posts: [
      { by: 'owen', text: 'I never know which of the two I need.' },
      {
        by: 'hanna',
        text: 'Long for computing and plotting, wide for people to read. Work long, and go wide as the last step:\n\n```r\nreturns |>\n  tidyr::pivot_wider(names_from = month, values_from = n, values_fill = 0)\n```',
        hours: 1,
        reactions: { helpful: ['owen', 'connie', 'nell', 'isaac'] },
      },
    ],
  },
  {
    title: 'How many decimals?',
    daysAgo: 17,
    posts: [
      { by: 'connie', text: 'My chart says 43.47826 %. The trustees want one number.' },
      {
        by: 'sunniva',
        text: 'With 23 people behind it: 43 %. Say the 23. `scales::percent(x, accuracy = 1)` does the rest.',
        hours: 1,
        reactions: { helpful: ['connie', 'theo', 'siobhan'] },
      },
    ],
  },
  {
    title: 'Package install fails behind our proxy',
    daysAgo: 21,
    posts: [
      { by: 'tilda', text: '"cannot open URL", although the browser can.' },
      {
        by: 'yusuf',
        text: 'R does not know of the proxy that the browser uses. Ask your IT for its address and put it into `.Renviron`:\n\n```bash\nhttps_proxy=http://proxy.example:8080\n```\n\nThen restart R.',
        hours: 3,
        reactions: { helpful: ['tilda', 'owen'] },
      },
      {
        by: 'tilda',
        text: 'Three years of copying packages on a stick, over in one line.',
        hours: 26,
        reactions: { celebrate: ['yusuf', 'nell'], 'same here': ['owen'] },
      },
    ],
  },
  {
    title: 'Loop or map?',
    daysAgo: 29,
    posts: [
      { by: 'isaac', text: 'My loop works. Should I be ashamed?' },
      {
        by: 'tomasz',
        text: 'Never of code that works. `purrr::map()` says in its name what comes out, that is all its magic. Change it when you next touch it, or not.',
        hours: 2,
        reactions: { smile: ['isaac', 'adaeze'], helpful: ['wren'] },
      },
    ],
  },
  {
    title: 'Working days between two dates',
    daysAgo: 37,
    posts: [
      { by: 'nell', text: 'Without weekends and bank holidays, please.' },
      {
        by: 'zainab',
        text: 'Count the days that are neither:\n\n```r\nworking_days <- function(from, to, holidays) {\n  days <- seq(from, to, by = "day")\n  sum(!lubridate::wday(days, week_start = 1) %in% 6:7 & !days %in% holidays)\n}\n```\n\nIt counts both ends; take one away if you do not want that.',
        hours: 2,
        reactions: { helpful: ['nell', 'theo', 'amina'] },
      },
    ],
  },
  {
    title: 'Labels overlap on my chart',
    daysAgo: 52,
    posts: [
      { by: 'theo', text: 'Twenty names along the bottom, all on top of each other.' },
      {
        by: 'siobhan',
        text: 'Turn the chart, not the letters: put the names on the side with `aes(y = name)`. Nobody should have to tilt their head.',
        hours: 1,
        reactions: { helpful: ['theo', 'connie', 'elin', 'hanna'] },
      },
    ],
  },
  {
    title: 'Is there a quicker way to read many spreadsheets?',
    daysAgo: 68,
    posts: [
      { by: 'mairi', text: 'Sixty workbooks, three sheets each.' },
      {
        by: 'elin',
        text: '```r\nfiles <- list.files("returns", pattern = "xlsx$", full.names = TRUE)\nall <- purrr::map(files, readxl::read_excel, sheet = "Data") |>\n  purrr::set_names(basename(files)) |>\n  purrr::list_rbind(names_to = "file")\n```',
        hours: 2,
        reactions: { helpful: ['mairi', 'owen'] },
      },
    ],
  },
  {
    title: 'Standardised rates without tears?',
    daysAgo: 92,
    posts: [
      { by: 'priya', text: 'I know the formula and I always mix up the two populations.' },
      {
        by: 'zainab',
        text: 'Say it aloud: *our* rates, *their* population.\n\n```r\nsum(local$events / local$people * standard$people) / sum(standard$people) * 1e5\n```',
        hours: 3,
        reactions: { helpful: ['priya', 'imogen', 'freya'] },
      },
    ],
  },
  {
    title: 'git told me that I have a conflict',
    daysAgo: 118,
    posts: [
      { by: 'adaeze', text: 'There are arrows in my script now. I am afraid to touch anything.' },
      {
        by: 'saskia',
        text: 'Nothing is lost. Between the arrows stand both versions: keep the one that is right, delete the arrows, save, commit. If you would like company, I have half an hour at four.',
        hours: 1,
        reactions: { thanks: ['adaeze'], helpful: ['isaac', 'theo'] },
      },
      { by: 'adaeze', text: 'Done, with company. It was three lines.', hours: 5, reactions: { celebrate: ['saskia', 'hanna'] } },
    ],
  },
  {
    title: 'What does the tilde mean?',
    daysAgo: 175,
    posts: [
      { by: 'wren', text: 'It is everywhere: `y ~ x`, `facet_wrap(~ward)`, `map(~ .x + 1)`.' },
      {
        by: 'henrik',
        text: '"As described by." The left is what you look at, the right is what describes it. In the last one it is an old way to write a small function; `\\(x) x + 1` says it more plainly today.',
        hours: 2,
        reactions: { helpful: ['wren', 'theo', 'dev'] },
      },
    ],
  },
  {
    title: 'Mixed models: where do I begin?',
    daysAgo: 2,
    posts: [
      {
        by: 'freya',
        text: 'Patients within wards within hospitals, all invented for now. I know that I should not pretend that they are independent. Which book or page made it click for you?',
      },
    ],
  },
]
