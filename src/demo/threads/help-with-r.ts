// Invented threads of the space "Help with R".
import type { DemoThread } from '../town.ts'

export const helpWithR: DemoThread[] = [
  {
    title: 'It worked yesterday: could not find function',
    daysAgo: 0,
    posts: [
      {
        by: 'wren',
        text: 'My very first script worked yesterday. This morning R says `could not find function "read_csv"`. I have not touched it, I only switched the laptop off and on again. Did I break something?',
      },
      {
        by: 'theo',
        text: 'Nothing is broken. Installing happens once, but R forgets what was loaded each time it closes. Put this at the very top of the script and run it first:\n\n```r\nlibrary(readr)\nlibrary(dplyr)\n```\n\nA good habit: restart R now and then and run everything from the top, so that the script and not your memory holds it together.',
        hours: 1,
        reactions: { helpful: ['wren', 'yusuf'], thanks: ['wren'] },
      },
      {
        by: 'wren',
        text: 'It works! I had typed `library` into the console yesterday and never into the script. I now have a sticky note that says "the console does not count".',
        hours: 1,
        reactions: { celebrate: ['theo', 'bea'], 'same here': ['yusuf', 'nell'] },
      },
    ],
  },
  {
    title: 'Quarto to Word: headings repeat on a table over two pages?',
    daysAgo: 1,
    posts: [
      {
        by: 'siobhan',
        text: 'Our board paper has to be a Word file. Rendered from Quarto, a long table runs over two pages and the second page has no headings. I can tick "repeat header rows" by hand each month, but I would rather not. Has anybody got this to stick, with flextable or otherwise?',
      },
    ],
  },
  {
    title: 'My left join has more rows than it started with',
    daysAgo: 2,
    posts: [
      {
        by: 'grace',
        text: 'I started with 4,212 referrals and after joining the clinic names I have 4,390. There is a warning about many-to-many that I would like to understand before I make it go away.',
      },
      {
        by: 'amina',
        text: 'Some clinic code is in your lookup twice. Find it, then tell the join what you expect, so that it stops when that is not true:\n\n```r\nlibrary(dplyr)\n\nclinics |>\n  count(clinic_code) |>\n  filter(n > 1)\n\nreferrals |>\n  left_join(clinics, by = "clinic_code", relationship = "many-to-one")\n```',
        hours: 1,
        reactions: { helpful: ['grace', 'theo', 'callum', 'elin'] },
      },
      {
        by: 'grace',
        text: 'Two clinics moved building and were listed under the old name and the new. I kept the newest and the join is quiet. I like an error that arrives before the meeting and not during it.',
        hours: 2,
        reactions: { smile: ['amina', 'petra'] },
      },
    ],
  },
  {
    title: 'Shiny app goes grey after a while',
    daysAgo: 4,
    posts: [
      {
        by: 'joel',
        text: 'If somebody leaves my dashboard open over lunch, the screen turns grey and they have to reload and choose their filters again. I suspect that our network closes idle connections. Has anybody tried bookmarking, or `session$allowReconnect(TRUE)`, on a server that they do not run themselves?',
      },
    ],
  },
  {
    title: 'Bars in the order of their length, please',
    daysAgo: 5,
    posts: [
      {
        by: 'nell',
        text: 'ggplot draws my services in alphabetical order. I sorted the data with `arrange()` first and it made no difference at all. What am I missing?',
      },
      {
        by: 'freya',
        text: 'The order of the rows is ignored, the order of the *factor levels* counts:\n\n```r\nlibrary(ggplot2)\nlibrary(forcats)\n\nwaits <- data.frame(\n  service = c("Podiatry", "Dietetics", "Speech"),\n  weeks = c(9, 14, 6)\n)\n\nggplot(waits, aes(x = weeks, y = fct_reorder(service, weeks))) +\n  geom_col() +\n  labs(x = "Median wait in weeks", y = NULL)\n```\n\nThe longest comes out on top.',
        hours: 2,
        reactions: { helpful: ['nell', 'sunniva', 'owen'], thanks: ['nell'] },
      },
    ],
  },
  {
    title: 'case_when and the people it forgot',
    daysAgo: 8,
    posts: [
      {
        by: 'adaeze',
        text: 'I band ages with `case_when()` and end with `.default = "65 and over"`. Suddenly there are far more older people than last year. Where do they come from?',
      },
      {
        by: 'petra',
        text: 'From the missing ages. `NA < 18` is `NA`, so no condition is true for them and they all fall into the default. Name the missing ones first:\n\n```r\nlibrary(dplyr)\n\ntibble(age = c(4, 40, 80, NA)) |>\n  mutate(band = case_when(\n    is.na(age) ~ "Not recorded",\n    age < 18 ~ "Under 18",\n    age < 65 ~ "18 to 64",\n    age >= 65 ~ "65 and over"\n  ))\n```\n\nWithout a default, anything you forgot stays `NA` and can be seen.',
        hours: 2,
        reactions: { helpful: ['adaeze', 'theo', 'priya', 'zainab'] },
      },
    ],
  },
  {
    title: 'Package will not install on the work laptop',
    daysAgo: 11,
    posts: [
      { by: 'yusuf', text: '`install.packages("sf")` ends in a page of red and "non-zero exit status". Help?' },
      { by: 'callum', text: 'Does it say "installing from source" anywhere above the red?', hours: 1 },
      { by: 'yusuf', text: 'It does. I answered "yes" to a question about compiling.', hours: 1 },
      {
        by: 'callum',
        text: 'Answer "no" this time, or ask for the ready-made one:\n\n```r\ninstall.packages("sf", type = "binary")\n```',
        hours: 1,
        reactions: { helpful: ['yusuf', 'nell'] },
      },
      { by: 'yusuf', text: 'New message: it cannot write to the folder under Program Files.', hours: 1 },
      {
        by: 'saskia',
        text: 'Then give yourself a library that you may write to, and restart R:\n\n```r\ndir.create(Sys.getenv("R_LIBS_USER"), recursive = TRUE)\n.libPaths()\n```',
        hours: 2,
        reactions: { helpful: ['yusuf', 'joel', 'callum'] },
      },
      { by: 'yusuf', text: 'Installed. I have drawn a map of nothing in particular and I am very proud.', hours: 1 },
      { by: 'callum', text: 'Show it in Show and tell!', hours: 1, reactions: { smile: ['yusuf', 'saskia'] } },
    ],
  },
  {
    title: 'Age in whole years on the day of admission',
    daysAgo: 14,
    posts: [
      {
        by: 'elin',
        text: 'I have a date of birth and a date of admission and need the age in completed years. All the answers that I find look different from each other. Which one is right?',
      },
      {
        by: 'marcus',
        text: 'I have always used days divided by a year, which is short and needs no package: `floor(as.numeric(admitted - born) / 365.25)`. The quarter takes care of the leap years.',
        hours: 2,
      },
      {
        by: 'ingrid',
        text: 'I used that for years too, until it caught me. It is off by one on some birthdays, and exactly there the bands change:\n\n```r\nlibrary(lubridate)\n\nborn <- ymd("2005-03-01")\nadmitted <- ymd("2023-03-01")\n\nfloor(as.numeric(admitted - born) / 365.25) # 17\ninterval(born, admitted) %/% years(1)       # 18\n```\n\nThe second counts birthdays, as people do.',
        hours: 3,
        reactions: { helpful: ['elin', 'marcus', 'adaeze', 'theo'] },
      },
      {
        by: 'marcus',
        text: 'An eighteenth birthday, of all days. Thank you for the example, I have just found my version in three scripts and they are all going today.',
        hours: 2,
        reactions: { thanks: ['ingrid'], smile: ['elin', 'petra'] },
      },
    ],
  },
  {
    title: 'One column for each month: how do I make it long?',
    daysAgo: 19,
    posts: [
      {
        by: 'bea',
        text: 'The return that I am sent has columns called `2026-01`, `2026-02` and so on, and ggplot wants them under each other. I have been copying and pasting in a spreadsheet, which I admit only here.',
      },
      {
        by: 'tilda',
        text: 'We have all pasted. This does it in one step and makes real dates as well:\n\n```r\nlibrary(tidyr)\nlibrary(dplyr)\n\nwide <- tibble(ward = c("A", "B"), `2026-01` = c(12, 9), `2026-02` = c(15, 7))\n\nwide |>\n  pivot_longer(-ward, names_to = "month", values_to = "falls") |>\n  mutate(month = as.Date(paste0(month, "-01")))\n```',
        hours: 2,
        reactions: { helpful: ['bea', 'wren', 'owen'], thanks: ['bea'] },
      },
    ],
  },
  {
    title: 'Forty CSV files in a folder, one table wanted',
    daysAgo: 41,
    posts: [
      {
        by: 'mattias',
        text: 'Each care home sends a file of the same shape. I would like one table that still knows which file a row came from. Is this where I finally have to learn purrr?',
      },
      {
        by: 'isaac',
        text: 'It is a gentle place to start. Read all as text, so that one odd file cannot change the type of a column, and convert afterwards:\n\n```r\nlibrary(purrr)\nlibrary(readr)\n\nfiles <- list.files("returns", pattern = "\\\\.csv$", full.names = TRUE)\n\nreturns <- files |>\n  set_names(basename) |>\n  map(\\(f) read_csv(f, col_types = cols(.default = "c"))) |>\n  list_rbind(names_to = "file")\n```',
        hours: 4,
        reactions: { helpful: ['mattias', 'callum', 'bea', 'grace'] },
      },
      {
        by: 'mattias',
        text: 'It took two seconds. One home had written "none" where the others write 0, which I would never have noticed had it become a missing value by itself.',
        hours: 20,
        reactions: { celebrate: ['isaac'] },
      },
    ],
  },
  {
    title: 'renv: what do I commit, and what not?',
    daysAgo: 76,
    posts: [
      {
        by: 'luca',
        text: 'I ran `renv::init()` and now have a lock file, a folder and a changed `.Rprofile`. A colleague should be able to run the project next week. Which of these belong in git?',
      },
      {
        by: 'saskia',
        text: 'Commit `renv.lock`, `.Rprofile` and `renv/activate.R`. The library itself stays out, and renv has already written a `.gitignore` for that. You run the first line, your colleague the second:\n\n```r\nrenv::snapshot()\nrenv::restore()\n```\n\nWhen something is odd, `renv::status()` says in plain words what differs.',
        hours: 3,
        reactions: { helpful: ['luca', 'dominic', 'hanna'], thanks: ['luca'] },
      },
    ],
  },
  {
    title: 'Passing the name of a column to my own function',
    daysAgo: 132,
    posts: [
      {
        by: 'oluwaseun',
        text: 'I wrote a function around `group_by()` and `summarise()`, because I had the same six lines five times. It says `object "ward" not found`, although the column is clearly there.',
      },
      {
        by: 'isaac',
        text: 'Your function looks for a thing called `ward` outside the table. Two curly brackets say "the column that they named":\n\n```r\nlibrary(dplyr)\n\nmedian_by <- function(data, group, value) {\n  data |>\n    summarise(\n      people = n(),\n      median = median({{ value }}, na.rm = TRUE),\n      .by = {{ group }}\n    )\n}\n\nmedian_by(mtcars, cyl, mpg)\n```',
        hours: 5,
        reactions: { helpful: ['oluwaseun', 'theo', 'amina', 'luca'] },
      },
    ],
  },
  {
    title: 'What do you test first?',
    daysAgo: 244,
    posts: [
      {
        by: 'dominic',
        text: 'I have twelve functions, no tests, and a free afternoon. I do not want to test that R can add. Where would you begin so that the afternoon is worth it?',
      },
      {
        by: 'hanna',
        text: 'With the last mistake that somebody else found. Write it down as a test, and it cannot come back:\n\n```r\nlibrary(testthat)\n\nfinancial_year <- function(d) {\n  y <- as.integer(format(d, "%Y")) - (format(d, "%m") < "04")\n  sprintf("%d/%02d", y, (y + 1) %% 100)\n}\n\ntest_that("the year begins in April", {\n  expect_equal(financial_year(as.Date("2026-03-31")), "2025/26")\n  expect_equal(financial_year(as.Date("2026-04-01")), "2026/27")\n})\n```',
        hours: 6,
        reactions: { helpful: ['dominic', 'luca', 'kwame', 'fergus'] },
      },
    ],
  },
]
