// Invented threads of the space "Show and tell".
import type { DemoThread } from '../town.ts'

export const showAndTell: DemoThread[] = [
  {
    title: 'What to post here',
    daysAgo: 240,
    pinned: true,
    posts: [
      {
        by: 'hanna',
        text: 'Anything that you made. Half a script, an ugly chart that taught you something, a page that saved a colleague an hour. Say what it is for and what you would like to hear: praise, ideas, or nothing at all.',
        reactions: { thanks: ['wren', 'adaeze', 'theo'] },
      },
      {
        by: 'siobhan',
        text: 'A sentence on what the picture shows helps those of us who cannot see it, and it makes the chart better too.',
        hours: 5,
        reactions: { helpful: ['hanna', 'elin'] },
      },
    ],
  },
  {
    title: 'A funnel plot that names only the outliers',
    daysAgo: 2,
    posts: [
      {
        by: 'sunniva',
        text: 'Forty labels make a hedgehog, so this one names only what lies outside the limits:\n\n```r\nlibrary(ggplot2)\n\nggplot(units, aes(cases, rate)) +\n  geom_point() +\n  geom_line(aes(y = upper)) +\n  geom_line(aes(y = lower)) +\n  geom_text(\n    data = subset(units, rate > upper | rate < lower),\n    aes(label = unit), vjust = -0.8\n  )\n```',
        reactions: { celebrate: ['imogen', 'zainab', 'freya'], helpful: ['dev'] },
      },
      { by: 'imogen', text: 'I like that it does not say "worst". Stealing it.', hours: 3, reactions: { smile: ['sunniva'] } },
    ],
  },
  {
    title: 'My first package, it does one thing',
    daysAgo: 5,
    posts: [
      {
        by: 'adaeze',
        text: 'It turns our financial year labels ("2026/27") into dates and back. Two functions, six tests, one very proud person.',
      },
      {
        by: 'tomasz',
        text: 'Two functions with six tests is a better package than most of mine.',
        hours: 1,
        reactions: { celebrate: ['adaeze', 'hanna', 'rosa', 'wren'] },
      },
      { by: 'nell', text: 'I need this on Monday. May I?', hours: 6 },
      { by: 'adaeze', text: 'You may be its first user!', hours: 1, reactions: { celebrate: ['nell'] } },
    ],
  },
  {
    title: 'Warm places to sit, as a map',
    daysAgo: 8,
    posts: [
      {
        by: 'luca',
        text: 'Libraries, halls and cafés that open their doors in winter, with the walking time from each estate. Everything is computed from open data, and the hardest part was getting the opening hours by telephone.',
      },
      {
        by: 'connie',
        text: 'Could the walking time be for somebody with a stick? My mother would take twice as long.',
        hours: 4,
        reactions: { helpful: ['luca', 'siobhan'] },
      },
      { by: 'luca', text: 'It can, and it should have been from the start. Thank you.', hours: 20 },
    ],
  },
  {
    title: 'Generating numbers that look right and belong to nobody',
    daysAgo: 11,
    posts: [
      {
        by: 'amina',
        text: 'For training I wanted identifiers with a valid check digit that can never be anybody’s, so I use the range that is set aside for tests. The check itself is short:\n\n```python\ndef check_digit(nine: str) -> int | None:\n    total = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1)))\n    digit = 11 - total % 11\n    return 0 if digit == 11 else None if digit == 10 else digit\n```',
      },
      {
        by: 'nadia',
        text: 'Lovely, and thank you for saying which range. I will point people here.',
        hours: 2,
        reactions: { thanks: ['amina'], helpful: ['petra', 'mattias'] },
      },
    ],
  },
  {
    title: 'One report, two languages',
    daysAgo: 18,
    posts: [
      {
        by: 'elin',
        text: 'One source, two outputs. The words are in a table with a column for each language, the numbers come from the same code:\n\n```r\nsay <- function(key) words[[lang]][match(key, words$key)]\n\ncat(say("waits_title"), format(n_waiting, big.mark = ","))\n```',
      },
      {
        by: 'gethin',
        text: 'Diolch! The last one I did by hand had three different totals in it.',
        hours: 3,
        reactions: { smile: ['elin', 'mairi'] },
      },
    ],
  },
  {
    title: 'The report that used to take two days',
    daysAgo: 22,
    posts: [
      {
        by: 'nell',
        text: 'Before: four spreadsheets, two days, one headache. Now: one script, an hour, most of which is me checking that it is right. I kept the old numbers beside the new ones for three months until nobody asked any more.',
      },
      {
        by: 'bea',
        text: 'The three months side by side are the best part. I am going to ask that of my team.',
        hours: 5,
        reactions: { helpful: ['owen', 'dominic'], celebrate: ['nell'] },
      },
    ],
  },
  {
    title: 'A queue in thirty lines of Python',
    daysAgo: 29,
    posts: [
      {
        by: 'marcus',
        text: 'To explain why a clinic at 95 % is always late, I simulate it in front of people:\n\n```python\nimport random\n\nclock = wait = 0.0\nfree_at = 0.0\nfor patient in range(1000):\n    clock += random.expovariate(1 / 10)\n    start = max(clock, free_at)\n    wait += start - clock\n    free_at = start + random.expovariate(1 / 9.5)\nprint(round(wait / 1000, 1), "minutes on average")\n```\n\nThen I change 9.5 to 8 and nobody needs a formula.',
        reactions: { helpful: ['kwame', 'dev', 'dominic'], celebrate: ['oluwaseun'] },
      },
    ],
  },
  {
    title: 'Colours that everybody can tell apart',
    daysAgo: 41,
    posts: [
      {
        by: 'siobhan',
        text: 'Eight colours that stay apart in the common kinds of colour blindness and on a bad projector. I also made the lines differ by dash, because colour should never say it alone.',
      },
      { by: 'fergus', text: 'Does it work in dark mode?', hours: 2 },
      { by: 'siobhan', text: 'Six of the eight. I am working on the other two.', hours: 1, reactions: { thanks: ['fergus'] } },
    ],
  },
  {
    title: 'Quiz: which of these charts is lying?',
    daysAgo: 57,
    posts: [
      {
        by: 'freya',
        text: 'I made six charts from the same ten numbers. Five are misleading in a different way each. Which is the honest one? (Answers in the thread on Friday.)',
      },
      { by: 'theo', text: 'The third?', hours: 2 },
      { by: 'connie', text: 'I say the fifth.', hours: 1 },
      { by: 'yusuf', text: 'Fifth.', hours: 4 },
      { by: 'wren', text: 'All of them lie a bit.', hours: 2, reactions: { smile: ['freya', 'siobhan'] } },
      { by: 'grace', text: 'Third, because it starts at zero.', hours: 1 },
      {
        by: 'freya',
        text: 'It is the fifth. The third starts at zero but its last month is only half a month long.',
        hours: 40,
        reactions: { celebrate: ['connie', 'yusuf'] },
      },
      { by: 'grace', text: 'I have made that chart. Last week.', hours: 2, reactions: { 'same here': ['owen', 'theo', 'nell'] } },
    ],
  },
  {
    title: 'A tiny dictionary of our warehouse',
    daysAgo: 73,
    posts: [
      {
        by: 'ravi',
        text: "One page that lists every table, who knows it, and the question it answers. It is made by one query and a template:\n\n```sql\nselect table_name, column_name, data_type\nfrom information_schema.columns\nwhere table_schema = 'public'\norder by table_name, ordinal_position;\n```",
        reactions: { helpful: ['grace', 'callum', 'petra'], thanks: ['amina'] },
      },
    ],
  },
  {
    title: 'Forecast of calls, with an honest band',
    daysAgo: 88,
    posts: [
      {
        by: 'kwame',
        text: 'The band is wide and I left it wide. On the page it says "nine weeks in ten lie in here", and beneath it how often that was true last year.',
      },
      {
        by: 'henrik',
        text: 'The last line is the one that nobody ever shows. Well done.',
        hours: 7,
        reactions: { celebrate: ['kwame'], helpful: ['joel', 'marcus'] },
      },
    ],
  },
  {
    title: 'A button that copies a citation',
    daysAgo: 126,
    posts: [
      {
        by: 'fergus',
        text: 'People kept asking how to cite our dashboard. Now there is a button. It was four lines and it is the most used thing that I made this year.',
        reactions: { smile: ['mairi', 'elin'] },
      },
    ],
  },
  {
    title: 'Looking for two people to try a small validator',
    daysAgo: 1,
    posts: [
      {
        by: 'petra',
        text: 'It reads a table and a page of rules in plain English ("age is between 0 and 120", "ward is never empty") and lists the rows that break them. It works on my invented data, of course. Who has uglier data than mine?',
      },
    ],
  },
  {
    title: 'A poster about joins, for the kitchen',
    daysAgo: 190,
    posts: [
      {
        by: 'wren',
        text: 'Four joins, drawn with biscuits and mugs. It hangs over the kettle now, and two people have asked me what a join is while they waited for water.',
      },
      {
        by: 'hanna',
        text: 'This is outreach. Please put it where we can all print it.',
        hours: 3,
        reactions: { celebrate: ['wren', 'rosa', 'theo'], smile: ['tomasz'] },
      },
    ],
  },
]
