// Invented threads of the space "Help with R".
import type { DemoThread } from '../town.ts'

export const helpWithR: DemoThread[] = [
  {
    title: 'median() gives NA and I do not know why',
    daysAgo: 0,
    posts: [
      {
        by: 'theo',
        text: 'My column has waiting days and I get `NA`:\n\n```r\nwaits <- c(12, 5, NA, 30)\nmedian(waits)\n```\n\nIs the column broken?',
      },
      {
        by: 'adaeze',
        text: 'It is not broken, one value is missing and R will not guess. Say what to do with missing ones:\n\n```r\nmedian(waits, na.rm = TRUE)\n#> [1] 12\n```',
        hours: 1,
        reactions: { helpful: ['theo', 'wren'], thanks: ['theo'] },
      },
      {
        by: 'sunniva',
        text: 'And count them before you leave them out. `sum(is.na(waits))` belongs into the report as well.',
        hours: 1,
        reactions: { helpful: ['adaeze', 'theo'] },
      },
    ],
  },
  {
    title: 'group_by then summarise: where did my other columns go?',
    daysAgo: 1,
    posts: [
      {
        by: 'nell',
        text: 'I had twelve columns. After this I have two.\n\n```r\nlibrary(dplyr)\n\nreferrals |>\n  group_by(service) |>\n  summarise(n = n())\n```',
      },
      {
        by: 'hanna',
        text: '`summarise()` makes one row for each group, so it keeps only what can be said of a whole group. To keep every row and add the count, use `mutate()`:\n\n```r\nreferrals |>\n  mutate(n = n(), .by = service)\n```',
        hours: 1,
        reactions: { helpful: ['nell', 'theo', 'owen'] },
      },
      { by: 'nell', text: '`.by` is new to me and I love that I cannot forget to ungroup.', hours: 2 },
    ],
  },
  {
    title: 'When do I write a function?',
    daysAgo: 3,
    posts: [
      {
        by: 'adaeze',
        text: 'I have the same eight lines for each of five hospitals. Everybody says "write a function", nobody says when.',
      },
      {
        by: 'tomasz',
        text: 'When you copy for the third time. Start from what changes:\n\n```r\nplot_waits <- function(data, site) {\n  data |>\n    dplyr::filter(hospital == site) |>\n    ggplot2::ggplot(ggplot2::aes(month, median_wait)) +\n    ggplot2::geom_line() +\n    ggplot2::labs(title = site)\n}\n\nplots <- lapply(unique(waits$hospital), \\(site) plot_waits(waits, site))\n```',
        hours: 2,
        reactions: { helpful: ['adaeze', 'isaac', 'nell'] },
      },
      {
        by: 'adaeze',
        text: 'Five plots, one function, and I feel about a metre taller.',
        hours: 20,
        reactions: { celebrate: ['tomasz', 'hanna', 'wren'] },
      },
    ],
  },
  {
    title: 'My months are in alphabetical order',
    daysAgo: 5,
    posts: [
      { by: 'connie', text: 'April, August, December … on the axis. I know that this is about factors, but not how.' },
      {
        by: 'gethin',
        text: 'Text sorts by the alphabet. Give it an order:\n\n```r\ngifts$month <- factor(gifts$month, levels = month.name)\n```\n\n`month.name` comes with R.',
        hours: 1,
        reactions: { helpful: ['connie', 'theo'] },
      },
      {
        by: 'zainab',
        text: 'Or keep real dates and only format the labels: `scale_x_date(date_labels = "%B")`. Then two Januaries do not become one.',
        hours: 2,
        reactions: { helpful: ['connie', 'gethin'] },
      },
    ],
  },
  {
    title: 'Join gives more rows than I started with',
    daysAgo: 7,
    posts: [
      { by: 'freya', text: 'I had 4,310 rows, joined the ward names, and now I have 4,388.' },
      { by: 'owen', text: 'Use `distinct()` afterwards, that takes the extra rows away.', hours: 1 },
      {
        by: 'petra',
        text: 'It takes them away, and with them real rows that happen to be equal. Better to find the ward that stands twice in the names:\n\n```r\nward_names |>\n  dplyr::count(ward_code) |>\n  dplyr::filter(n > 1)\n```',
        hours: 1,
        reactions: { helpful: ['freya', 'owen', 'theo'] },
      },
      { by: 'owen', text: 'That is a better answer than mine, thank you.', hours: 2, reactions: { smile: ['petra', 'freya'] } },
    ],
  },
  {
    title: 'Error: object of type closure is not subsettable',
    daysAgo: 9,
    posts: [
      {
        by: 'wren',
        text: "What is a closure, and why may I not subset it?\n\n```r\ndata$age\n#> Error in data$age : object of type 'closure' is not subsettable\n```",
      },
      {
        by: 'tomasz',
        text: 'You meant your data frame, but there is none with the name `data` yet, so R found its own function `data()`. Read your file into another name, say `patients_invented`, and it goes away.',
        hours: 1,
        reactions: { helpful: ['wren', 'theo', 'adaeze'], smile: ['wren'] },
      },
      {
        by: 'henrik',
        text: 'Everybody meets this once. It should come with a badge.',
        hours: 4,
        reactions: { 'same here': ['hanna', 'sunniva', 'mairi'] },
      },
    ],
  },
  {
    title: 'renv: worth it for one person?',
    daysAgo: 12,
    posts: [
      { by: 'isaac', text: 'My report broke after an update. Would renv have saved me, and is it not too much for one analyst?' },
      {
        by: 'mairi',
        text: 'It would, and it is three lines:\n\n```r\nrenv::init()\n# work as usual\nrenv::snapshot()\n```\n\nNext year `renv::restore()` brings back the packages of today.',
        hours: 3,
        reactions: { helpful: ['isaac', 'nell'] },
      },
    ],
  },
  {
    title: 'How do I test a function that reads a file?',
    daysAgo: 16,
    posts: [
      { by: 'joel', text: 'I want to use testthat, but my function reads from a drive that the others do not have.' },
      {
        by: 'saskia',
        text: 'Split it: one function reads, one works on a data frame. Test the second with rows you make up:\n\n```r\ntest_that("late arrivals are counted", {\n  calls <- data.frame(minutes = c(3, 9, 20))\n  expect_equal(count_late(calls, limit = 8), 2)\n})\n```',
        hours: 2,
        reactions: { helpful: ['joel', 'adaeze', 'fergus'] },
      },
    ],
  },
  {
    title: 'Confidence intervals for a small rate',
    daysAgo: 23,
    posts: [
      { by: 'imogen', text: 'Three events in 410 people. The usual formula gives me a lower limit below zero.' },
      {
        by: 'sunniva',
        text: 'Use one that knows that it is a proportion:\n\n```r\nbinom.test(3, 410)$conf.int\nprop.test(3, 410)$conf.int # Wilson, with continuity correction\n```',
        hours: 1,
        reactions: { helpful: ['imogen', 'zainab', 'freya'] },
      },
      {
        by: 'henrik',
        text: 'And write three of 410 beside it. Readers understand that better than any interval.',
        hours: 3,
        reactions: { helpful: ['imogen', 'connie'] },
      },
    ],
  },
  {
    title: 'Reading a spreadsheet with a title in the first four rows',
    daysAgo: 31,
    posts: [
      { by: 'owen', text: 'The return arrives with a logo, a title and merged cells. I delete rows by hand each month.' },
      {
        by: 'elin',
        text: 'Say where the table begins:\n\n```r\nreadxl::read_excel("return.xlsx", range = readxl::cell_limits(c(5, 1), c(NA, 8)))\n```\n\nFor merged cells `tidyr::fill()` carries the label down.',
        hours: 2,
        reactions: { helpful: ['owen', 'nell', 'grace'], thanks: ['owen'] },
      },
    ],
  },
  {
    title: 'Which way do you say "not in"?',
    daysAgo: 48,
    posts: [
      { by: 'theo', text: '`!(x %in% y)` or `!x %in% y` or something better?' },
      { by: 'tomasz', text: 'All the same to R. I use the first, for the reader.', hours: 1 },
      { by: 'hanna', text: 'First.', hours: 1 },
      { by: 'mairi', text: 'First, or `anti_join()` when it is about rows.', hours: 1 },
      { by: 'gethin', text: 'Second, and I am not sorry.', hours: 2, reactions: { smile: ['mairi', 'theo'] } },
      { by: 'zainab', text: 'First.', hours: 1 },
      { by: 'adaeze', text: 'I did not know that the second worked.', hours: 3 },
      { by: 'theo', text: 'First it is, thank you all.', hours: 2 },
    ],
  },
  {
    title: 'Two plots side by side, same scale',
    daysAgo: 2,
    posts: [
      {
        by: 'dev',
        text: 'I would like two survival curves next to each other with the same axis. I can do it by hand with `coord_cartesian()`, but is there a way that does not need me to know the limits beforehand?',
      },
    ],
  },
  {
    title: 'Quarto: one report for each ward',
    daysAgo: 64,
    posts: [
      { by: 'isaac', text: 'Thirty wards, one template. Do I have to press Render thirty times?' },
      {
        by: 'elin',
        text: 'Give the document a parameter and let R press the button:\n\n```r\nfor (ward in wards) {\n  quarto::quarto_render(\n    "report.qmd",\n    output_file = paste0("report-", ward, ".html"),\n    execute_params = list(ward = ward)\n  )\n}\n```',
        hours: 3,
        reactions: { helpful: ['isaac', 'mairi', 'nell'], celebrate: ['isaac'] },
      },
    ],
  },
]
