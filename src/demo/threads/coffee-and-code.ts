// Invented threads of the space "Coffee and Code".
import type { DemoThread } from '../town.ts'

export const coffeeAndCode: DemoThread[] = [
  {
    title: 'What happens at Coffee and Code, for people who have never been',
    daysAgo: 200,
    pinned: true,
    posts: [
      {
        by: 'hanna',
        text: 'One hour, every other Thursday at noon.\n\n1. **Hello.** Say your name, or just wave.\n2. **Show and tell.** Something you made, finished or not.\n3. **Tip of the week.** One small thing.\n4. **Code surgery.** Bring a problem, leave with an idea.\n5. **Open chat.**\n\nCamera off is fine. Coming late is fine. Only listening is fine. It is not recorded.',
        reactions: { thanks: ['wren', 'theo', 'adaeze', 'tilda'] },
      },
      {
        by: 'wren',
        text: 'I only listened for the first four and nobody minded.',
        hours: 30,
        reactions: { 'same here': ['theo', 'nell'] },
      },
    ],
  },
  {
    title: 'Tip of the week: count() before you join',
    daysAgo: 2,
    posts: [
      {
        by: 'petra',
        text: 'Before every join, ask whether the key is really a key:\n\n```r\nlibrary(dplyr)\n\nwards |>\n  count(ward_code) |>\n  filter(n > 1)\n```\n\nNo rows, no surprises.',
        reactions: { helpful: ['adaeze', 'freya', 'grace', 'theo'] },
      },
      {
        by: 'tomasz',
        text: 'And let the join itself complain:\n\n```r\nleft_join(spells, wards, by = "ward_code", relationship = "many-to-one")\n```\n\nIt stops with an error where a ward stands twice.',
        hours: 2,
        reactions: { helpful: ['petra', 'mairi'], celebrate: ['freya'] },
      },
      { by: 'freya', text: 'Where was this last month.', hours: 1, reactions: { smile: ['petra', 'zainab'] } },
    ],
  },
  {
    title: 'Surgery leftovers: my bars are in alphabetical order',
    daysAgo: 4,
    posts: [
      { by: 'connie', text: 'We ran out of time on this. I want the biggest bar on top, and ggplot2 insists on the alphabet.' },
      {
        by: 'adaeze',
        text: 'I know this one! Reorder the factor by the value:\n\n```r\nlibrary(ggplot2)\nlibrary(forcats)\n\nggplot(outcomes, aes(x = n, y = fct_reorder(service, n))) +\n  geom_col()\n```',
        hours: 1,
        reactions: { thanks: ['connie'], celebrate: ['hanna', 'wren'] },
      },
      { by: 'connie', text: 'It works, and the trustees will think that I bought something.', hours: 2 },
    ],
  },
  {
    title: 'Next session: who has something to show?',
    daysAgo: 5,
    posts: [
      {
        by: 'hanna',
        text: 'Two places for show and tell, five to ten minutes each. Unfinished is better than finished: we can help.',
      },
      { by: 'isaac', text: 'I could show a report that makes one page for each ward. It is held together with string.' },
      { by: 'hanna', text: 'String is our favourite. You are in.', hours: 1 },
      {
        by: 'elin',
        text: 'I will take the other: one document, two languages, one set of numbers.',
        hours: 4,
        reactions: { celebrate: ['gethin', 'hanna'] },
      },
    ],
  },
  {
    title: 'Tip of the week: a query that reads like a recipe',
    daysAgo: 16,
    posts: [
      {
        by: 'ravi',
        text: "Name the steps. It costs nothing and the next person can read it:\n\n```sql\nwith referrals as (\n  select patient_key, specialty, referred_on\n  from referral\n  where referred_on >= date '2026-04-01'\n),\nfirst_seen as (\n  select patient_key, specialty, min(seen_on) as seen_on\n  from appointment\n  group by patient_key, specialty\n)\nselect r.specialty, avg(f.seen_on - r.referred_on) as mean_days\nfrom referrals r\njoin first_seen f using (patient_key, specialty)\ngroup by r.specialty;\n```",
        reactions: { helpful: ['grace', 'callum', 'theo'] },
      },
      {
        by: 'grace',
        text: 'I had one query of 140 lines with no names in it. It now has five names and I understand it.',
        hours: 40,
        reactions: { celebrate: ['ravi'] },
      },
    ],
  },
  {
    title: 'Is anybody going from the north on the train?',
    daysAgo: 18,
    posts: [
      {
        by: 'kwame',
        text: 'For the meet-up in the spring: I will be on an early train with a table seat and strong opinions about forecasting.',
      },
      { by: 'joel', text: 'Same train, weaker opinions.', hours: 20, reactions: { smile: ['kwame'] } },
    ],
  },
  {
    title: 'Tip of the week: read many files at once',
    daysAgo: 30,
    posts: [
      {
        by: 'mairi',
        text: 'A folder of monthly files, one line:\n\n```r\nlibrary(readr)\n\nreturns <- list.files("returns", pattern = "\\\\.csv$", full.names = TRUE) |>\n  read_csv(id = "file")\n```\n\n`id` keeps the name of the file, which is where the month was hiding.',
        reactions: { helpful: ['owen', 'nell', 'isaac'] },
      },
      {
        by: 'owen',
        text: 'This replaces a macro with a name that I cannot repeat here.',
        hours: 8,
        reactions: { smile: ['mairi', 'hanna'] },
      },
    ],
  },
  {
    title: 'Surgery: a notebook that only runs from top to bottom on Tuesdays',
    daysAgo: 32,
    posts: [
      {
        by: 'joel',
        text: 'Thank you all for looking. We found two cells that change the same data frame, so the result depended on which I ran last.',
      },
      {
        by: 'saskia',
        text: 'The smallest cure: never change a thing under the same name.\n\n```python\nraw = pd.read_csv("calls.csv")\nclean = raw.dropna(subset=["call_time"])\ndaily = clean.groupby(clean["call_time"].str[:10]).size()\n```\n\nThen restart and run all before you trust it.',
        hours: 3,
        reactions: { helpful: ['joel', 'mattias'] },
      },
    ],
  },
  {
    title: 'What should the next theme be?',
    daysAgo: 40,
    posts: [
      {
        by: 'hanna',
        text: 'Ideas so far: dates, maps, testing, writing for people who do not read charts. What would bring you along?',
      },
      {
        by: 'theo',
        text: 'Dates. I lose an afternoon to them each month.',
        hours: 1,
        reactions: { 'same here': ['grace', 'owen', 'adaeze'] },
      },
      { by: 'joel', text: 'Testing.', hours: 1 },
      { by: 'luca', text: 'Maps, obviously.', hours: 2 },
      {
        by: 'siobhan',
        text: 'Writing for people who do not read charts, please.',
        hours: 2,
        reactions: { helpful: ['connie', 'bea'] },
      },
      { by: 'wren', text: 'Dates!', hours: 3 },
      { by: 'freya', text: 'Dates from me too.', hours: 4 },
      { by: 'hanna', text: 'Dates it is. Bring your worst column.', hours: 20, reactions: { celebrate: ['theo', 'wren'] } },
      { by: 'amina', text: 'Mine has 31 June in it.', hours: 2, reactions: { smile: ['hanna', 'theo', 'petra'] } },
    ],
  },
  {
    title: 'Tip of the week: dates without tears',
    daysAgo: 58,
    posts: [
      {
        by: 'zainab',
        text: 'Say which order the parts are in, then let the function worry about the rest:\n\n```r\nlibrary(lubridate)\n\ndmy("3 May 2026")\ndmy("03/05/2026")\ndmy("31/06/2026") # NA, with a warning: there is no 31 June\n```',
        reactions: { helpful: ['theo', 'amina', 'grace'] },
      },
    ],
  },
  {
    title: 'Can we have one session in the evening?',
    daysAgo: 75,
    posts: [
      { by: 'dev', text: 'Noon is clinic time. Would an evening once in a while find takers?' },
      { by: 'amina', text: 'Noon is hard for me too.', hours: 5 },
      {
        by: 'hanna',
        text: 'Let us try one at seven in the evening next month and see who comes.',
        hours: 10,
        reactions: { thanks: ['dev', 'amina'] },
      },
    ],
  },
  {
    title: 'First time yesterday',
    daysAgo: 90,
    posts: [
      {
        by: 'theo',
        text: 'I nearly closed the window when it said "you are in the waiting room". I am glad that I stayed. Nobody asked me anything, and I learned what a factor is.',
      },
      { by: 'hanna', text: 'We are glad too. Come again, and wave if you like.', hours: 1, reactions: { smile: ['theo'] } },
      {
        by: 'nell',
        text: 'I closed the window twice before my first one.',
        hours: 4,
        reactions: { 'same here': ['wren', 'gethin', 'theo'] },
      },
    ],
  },
  {
    title: 'Tip of the week: pandas can tell you what it dropped',
    daysAgo: 120,
    posts: [
      {
        by: 'oluwaseun',
        text: 'When you merge, ask for the indicator and look at it once:\n\n```python\nmerged = calls.merge(stations, on="station", how="outer", indicator=True)\nmerged["_merge"].value_counts()\n```\n\nIf `left_only` is not zero, you have found a station that nobody told you about.',
        reactions: { helpful: ['joel', 'kwame', 'mattias'] },
      },
    ],
  },
  {
    title: 'A hundred sessions, give or take',
    daysAgo: 310,
    posts: [
      {
        by: 'rosa',
        text: 'I counted back: about a hundred Thursdays. Thank you to everybody who hosted, showed, asked, or only listened.',
        reactions: { celebrate: ['hanna', 'tomasz', 'kwame', 'mairi', 'henrik', 'sunniva'] },
      },
      {
        by: 'henrik',
        text: 'I was at the first. There were four of us and the sound did not work.',
        hours: 6,
        reactions: { smile: ['rosa', 'hanna'] },
      },
    ],
  },
]
