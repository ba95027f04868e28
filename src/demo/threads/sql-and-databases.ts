// Invented threads of the space "SQL and databases".
import type { DemoThread } from '../town.ts'

export const sqlAndDatabases: DemoThread[] = [
  {
    title: 'Running total that starts again each financial year',
    daysAgo: 0,
    posts: [
      {
        by: 'grace',
        text: 'I can make a running total with `sum(amount) over (order by month)`, but I need it to start again every April. Do I have to split the table?',
      },
      {
        by: 'ravi',
        text: "No splitting. Say where the total starts again with `partition by`. The year that begins in April is the year of the date three months earlier:\n\n```sql\nselect month,\n       amount,\n       sum(amount) over (\n         partition by extract(year from month - interval '3 months')\n         order by month\n       ) as total_so_far\nfrom spend\norder by month;\n```",
        hours: 1,
        reactions: { helpful: ['grace', 'theo', 'petra'], thanks: ['grace'] },
      },
      {
        by: 'grace',
        text: 'So `partition by` is "start again for each". That sentence should be in the manual.',
        hours: 1,
        reactions: { smile: ['ravi', 'callum'] },
      },
    ],
  },
  {
    title: 'The same query: 4 seconds yesterday, 4 minutes today',
    daysAgo: 3,
    posts: [
      {
        by: 'callum',
        text: 'Nothing has changed, says everybody. It filters admissions by date and joins to diagnoses. What do I look at first?',
      },
      {
        by: 'ravi',
        text: "The plan, before any guess:\n\n```sql\nexplain (analyze, buffers)\nselect count(*)\nfrom admission a\njoin diagnosis d on d.admission_id = a.id\nwhere a.admitted_on >= date '2026-10-01';\n```\n\nThen compare the estimated rows with the real ones. If they are far apart, the statistics are old.",
        hours: 1,
        reactions: { helpful: ['callum', 'amina'] },
      },
      { by: 'callum', text: 'Estimated 120, real 1.9 million. There was a big load in the night.', hours: 1 },
      { by: 'ravi', text: 'There it is. `analyze admission;` and run it again.', hours: 1 },
      {
        by: 'callum',
        text: 'Three seconds. We now analyse at the end of each load.',
        hours: 2,
        reactions: { celebrate: ['ravi', 'grace'] },
      },
    ],
  },
  {
    title: 'not in gives me nothing at all',
    daysAgo: 6,
    posts: [
      {
        by: 'theo',
        text: 'I want the wards without a return this month. This gives no rows, and I know that there are some:\n\n```sql\nselect ward_code\nfrom ward\nwhere ward_code not in (select ward_code from monthly_return);\n```',
      },
      {
        by: 'petra',
        text: 'There is a null among the ward codes of the returns. "Not in a list that contains something unknown" is never certain, so you get nothing. Ask for existence instead:\n\n```sql\nselect w.ward_code\nfrom ward w\nwhere not exists (\n  select from monthly_return r where r.ward_code = w.ward_code\n);\n```\n\nIn some databases write `select 1` inside.',
        hours: 1,
        reactions: { helpful: ['theo', 'grace', 'amina', 'callum'] },
      },
      {
        by: 'theo',
        text: 'Two wards. And a return without a ward code, which is somebody else’s surprise now.',
        hours: 2,
        reactions: { smile: ['petra'] },
      },
    ],
  },
  {
    title: 'Newest row for each patient, without a subquery for each',
    daysAgo: 9,
    posts: [
      {
        by: 'amina',
        text: 'I have several reviews for each patient key and need the newest one. My version joins the table to itself and takes for ever.',
      },
      {
        by: 'ravi',
        text: 'In most databases:\n\n```sql\nselect *\nfrom (\n  select r.*,\n         row_number() over (partition by patient_key order by reviewed_on desc, id desc) as place\n  from review r\n) ranked\nwhere place = 1;\n```\n\nThe `id` makes it certain which of two reviews on one day wins.',
        hours: 2,
        reactions: { helpful: ['amina', 'theo', 'grace'] },
      },
      {
        by: 'callum',
        text: 'And in PostgreSQL, shorter:\n\n```sql\nselect distinct on (patient_key) *\nfrom review\norder by patient_key, reviewed_on desc, id desc;\n```',
        hours: 1,
        reactions: { helpful: ['amina'] },
      },
    ],
  },
  {
    title: 'How do I explain a left join to my director?',
    daysAgo: 12,
    posts: [
      { by: 'yusuf', text: 'She asked, kindly, why the number went up when I "only added the ward names".' },
      {
        by: 'wren',
        text: 'Everybody who was on the first list stays on it. If somebody has two names on the second list, they stand there twice.',
        hours: 1,
        reactions: { helpful: ['yusuf', 'theo', 'bea'] },
      },
      {
        by: 'yusuf',
        text: 'Best explanation so far, and from the person who says that they know nothing.',
        hours: 2,
        reactions: { 'same here': ['petra'], smile: ['wren'] },
      },
    ],
  },
  {
    title: 'Dates stored as text, in three formats',
    daysAgo: 17,
    posts: [
      {
        by: 'petra',
        text: 'A supplier sends `03/05/2026`, `2026-05-03` and `3 May 2026` in one column. I would like to end with a date and a list of what could not be read.',
      },
      {
        by: 'ravi',
        text: "One rule a format, and what fits none stays visible:\n\n```sql\nselect raw,\n       case\n         when raw ~ '^\\d{4}-\\d{2}-\\d{2}$' then to_date(raw, 'YYYY-MM-DD')\n         when raw ~ '^\\d{2}/\\d{2}/\\d{4}$' then to_date(raw, 'DD/MM/YYYY')\n         when raw ~ '^\\d{1,2} [A-Z][a-z]+ \\d{4}$' then to_date(raw, 'DD Month YYYY')\n       end as read\nfrom supplier_dates;\n```\n\nThen count where `read is null`.",
        hours: 3,
        reactions: { helpful: ['petra', 'theo'] },
      },
      { by: 'petra', text: 'Eleven left, ten of which say "tbc".', hours: 2 },
    ],
  },
  {
    title: 'Should I learn about indexes if I can only read?',
    daysAgo: 22,
    posts: [
      { by: 'grace', text: 'I cannot create any. Is there a point?' },
      {
        by: 'ravi',
        text: "Yes: write conditions that the existing ones can serve. `admitted_on >= date '2026-04-01' and admitted_on < date '2026-05-01'` can use an index on the column. `to_char(admitted_on, 'YYYY-MM') = '2026-04'` cannot.",
        hours: 1,
        reactions: { helpful: ['grace', 'theo', 'callum', 'amina'] },
      },
    ],
  },
  {
    title: 'Counting distinct people over overlapping months',
    daysAgo: 28,
    posts: [
      {
        by: 'priya',
        text: 'I have people active per month and the sum over twelve months is, of course, not the number of people in the year. What do you print so that nobody adds it up?',
      },
      {
        by: 'imogen',
        text: 'The yearly figure in a row of its own with its own label, and the sentence "months do not add up, because people are active in several" right under the table, not in a footnote.',
        hours: 2,
        reactions: { helpful: ['priya', 'siobhan'] },
      },
      {
        by: 'ravi',
        text: "And compute both in one go, so that they come from the same rows:\n\n```sql\nselect coalesce(to_char(month, 'YYYY-MM'), 'Whole year') as period,\n       count(distinct person_key) as people\nfrom activity\ngroup by rollup (month)\norder by month nulls last;\n```",
        hours: 4,
        reactions: { helpful: ['priya', 'grace'] },
      },
    ],
  },
  {
    title: 'DuckDB on a shared drive: a bad idea?',
    daysAgo: 36,
    posts: [
      { by: 'mattias', text: 'My supervisor wants one database file on the shared drive that five of us use.' },
      {
        by: 'saskia',
        text: "Reading together works, writing together does not, and network drives lie about locks. Keep Parquet files there and let everybody query them:\n\n```sql\nselect year, count(*) as spells\nfrom read_parquet('shared/spells/*.parquet')\ngroup by year\norder by year;\n```",
        hours: 2,
        reactions: { helpful: ['mattias', 'callum'] },
      },
    ],
  },
  {
    title: 'Is "select *" really that bad?',
    daysAgo: 47,
    posts: [
      { by: 'joel', text: 'I was told off for it in a review.' },
      {
        by: 'callum',
        text: 'To look around: fine. In something that runs each night: name the columns, because one day somebody adds one called `notes` with everything in it.',
      },
      {
        by: 'nadia',
        text: 'From my side: what you do not select, you cannot lose.',
        hours: 1,
        reactions: { helpful: ['joel', 'callum', 'petra'] },
      },
      { by: 'joel', text: 'Convinced by the second reason more than the first.', hours: 1 },
    ],
  },
  {
    title: 'Percentages that add up to 100',
    daysAgo: 60,
    posts: [
      { by: 'owen', text: 'Rounded, mine add up to 99.9 and somebody always writes in.' },
      {
        by: 'henrik',
        text: 'Let them add up to 99.9 and say "rounded" beside the table. Correcting one of them by hand makes it wrong in order to look right.',
        hours: 3,
        reactions: { helpful: ['owen', 'sunniva', 'zainab'] },
      },
      {
        by: 'grace',
        text: 'In finance we would move the difference to the largest. I will now go and sit in a corner.',
        hours: 4,
        reactions: { smile: ['henrik', 'owen'] },
      },
    ],
  },
  {
    title: 'Does between include the last day?',
    daysAgo: 77,
    posts: [
      { by: 'adaeze', text: "I asked for `between '2026-03-01' and '2026-03-31'` and the last day has almost nothing in it." },
      {
        by: 'amina',
        text: "It includes the last day, but your column has times. So it stops at midnight at the *beginning* of the 31st. I always write `>= '2026-03-01' and < '2026-04-01'`.",
        hours: 1,
        reactions: { helpful: ['adaeze', 'theo', 'grace', 'joel'], thanks: ['adaeze'] },
      },
    ],
  },
  {
    title: 'Linking two registries without a common number',
    daysAgo: 104,
    posts: [
      {
        by: 'zainab',
        text: 'Invented data, real problem: names, dates of birth and postcodes that nearly match. Where do I start?',
      },
      {
        by: 'petra',
        text: 'Start with how wrong you may be in each direction, and who is harmed. Then exact matches on several fields, then a score for the rest, then *look at* a hundred pairs near the threshold yourself.',
        hours: 5,
        reactions: { helpful: ['zainab', 'imogen', 'mattias'] },
      },
    ],
  },
  {
    title: 'Naming things: is or has?',
    daysAgo: 150,
    posts: [
      { by: 'callum', text: 'Columns that are yes or no: `flag`, `is_x`, `has_x`, `x_ind`? We have all four.' },
      {
        by: 'ravi',
        text: '`is_` and `has_`, whichever reads as a sentence. `where is_emergency and not has_review`.',
        hours: 2,
        reactions: { helpful: ['callum', 'grace'] },
      },
    ],
  },
  {
    title: 'Which time zone are your ambulance calls in?',
    daysAgo: 2,
    posts: [
      {
        by: 'kwame',
        text: 'Ours are local time without a zone, so one hour each October happens twice and one each March not at all. Before I build anything on top: does anybody store the zone, or do you all live with it?',
      },
    ],
  },
]
