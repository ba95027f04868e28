// Invented questions about polars, window functions and Git.
import type { DemoQuestion } from './types.ts'

export const tablesAndGit: DemoQuestion[] = [
  {
    space: 'help-with-python',
    by: 'mattias',
    title: 'Polars reads my site codes as numbers and drops the zeros',
    tags: ['polars', 'python', 'files'],
    daysAgo: 0.2,
    body: `**What I want**

The codes as they are in the file: \`007\`, not \`7\`.

**What I tried**

\`\`\`python
import polars as pl

pl.read_csv("sites.csv")
pl.read_csv("sites.csv", infer_schema=False)
\`\`\`

**What happened**

The first makes numbers of the codes. The second makes text of everything, so I can no longer add up the visits.

**My data looks like this**

\`\`\`text
site,visits
007,12
014,9
113,20
\`\`\``,
    answers: [],
  },
  {
    space: 'help-with-python',
    by: 'joel',
    title: 'My push is refused: a file of 300 MB, which I have already deleted',
    tags: ['git', 'large files'],
    daysAgo: 5.6,
    body: `**What I want**

To push my notebooks again.

**What I tried**

I deleted the file, committed that, and pushed.

**What happened**

The server still says that the file is too large, and names it. It is gone from my folder, so where does it see it?

**My data looks like this**

Nine commits that I have not pushed. The file came in with the second and went with the eighth. All rows in it are invented.`,
    comments: [
      {
        by: 'saskia',
        hoursLater: 3,
        body: 'Is there any work in the commits between that you want to keep apart, or may they become one?',
      },
      { by: 'joel', hoursLater: 20, body: 'Apart, if it can be done. There are three notebooks in there.' },
    ],
    answers: [],
  },
  {
    space: 'help-with-python',
    by: 'joel',
    title: 'Two conditions in a polars filter: “the truth value of an Expr is ambiguous”',
    tags: ['polars', 'python', 'missing values', 'beginners'],
    daysAgo: 13,
    body: `**What I want**

Calls of category 1 that took more than 8 minutes.

**What I tried**

\`\`\`python
calls.filter(pl.col("minutes") > 8 and pl.col("category") == 1)
\`\`\`

**What happened**

\`TypeError: the truth value of an Expr is ambiguous\`

**My data looks like this**

\`\`\`python
calls = pl.DataFrame({
    "minutes": [5, 12, None, 19],
    "category": [1, 1, 1, 2],
})
\`\`\``,
    answers: [
      {
        by: 'callum',
        hoursLater: 1,
        accepted: true,
        helped: 5,
        body: `\`and\` wants one True or False, now. Yours are recipes that polars will work out later for each row, so it cannot answer. Give it both, with a comma between them:

\`\`\`python
calls.filter(pl.col("minutes") > 8, pl.col("category") == 1)
\`\`\`

All of them have to hold. You can also write \`&\` for "and" and \`|\` for "or", with brackets around each condition:

\`\`\`python
calls.filter((pl.col("minutes") > 8) & (pl.col("category") == 1))
\`\`\`

The brackets are not decoration. \`&\` binds tighter than \`>\`, so without them Python reads \`8 & pl.col("category")\` first, and you get the same error again.

Both give one row, the call of 12 minutes. The one without a time is not there: nobody knows whether it took more than 8, and \`filter\` keeps only what is known to be true. Count those before you report.`,
        comments: [
          {
            by: 'joel',
            hoursLater: 2,
            body: 'The missing brackets were my second attempt. Thank you, also for the call without a time.',
          },
          { by: 'mattias', hoursLater: 7, body: 'Commas! I have been typing brackets for a year.' },
        ],
      },
    ],
  },
  {
    space: 'sql-and-databases',
    by: 'grace',
    title: 'LAG() compares with the wrong month where one is missing',
    tags: ['sql', 'window functions', 'dates'],
    daysAgo: 27,
    body: `**What I want**

The change since the month before, for each site.

**What I tried**

\`\`\`sql
SELECT site, month_start, n,
       n - LAG(n) OVER (PARTITION BY site ORDER BY month_start) AS change
FROM monthly_referrals;
\`\`\`

**What happened**

It runs. But North sent nothing in March, and April shows the change since February.

**My data looks like this**

| site | month_start | n |
|---|---|---|
| North | 2026-01-01 | 40 |
| North | 2026-02-01 | 44 |
| North | 2026-04-01 | 50 |`,
    comments: [
      { by: 'amina', hoursLater: 1, body: 'Which database is it?' },
      { by: 'grace', hoursLater: 2, body: 'PostgreSQL.' },
    ],
    answers: [
      {
        by: 'ravi',
        hoursLater: 3,
        accepted: true,
        helped: 7,
        body: `You found it yourself: \`LAG\` takes the row before, and knows nothing of months. Say which month you mean, and join the table to itself:

\`\`\`sql
SELECT this.site, this.month_start, this.n,
       this.n - prev.n AS change
FROM monthly_referrals AS this
LEFT JOIN monthly_referrals AS prev
  ON prev.site = this.site
 AND prev.month_start = this.month_start - INTERVAL '1 month'
ORDER BY this.site, this.month_start;
\`\`\`

February gets 4. April gets \`NULL\`, which is the truth: there is no March to compare with.

It has to be a \`LEFT JOIN\`. A plain one would drop every month that has none before it. And it trusts that there is one row for each site and month, so put a unique constraint on the two.`,
        comments: [{ by: 'grace', hoursLater: 6, body: 'I can read this one aloud and it makes sense. Thank you.' }],
      },
      {
        by: 'callum',
        hoursLater: 9,
        helped: 3,
        body: `If March should be seen in the report, make the calendar first. Then \`LAG\` is right again, because no month is missing:

\`\`\`sql
WITH months AS (
  SELECT site,
         generate_series(MIN(month_start), MAX(month_start), INTERVAL '1 month')::date AS month_start
  FROM monthly_referrals
  GROUP BY site
)
SELECT m.site, m.month_start, r.n,
       r.n - LAG(r.n) OVER (PARTITION BY m.site ORDER BY m.month_start) AS change
FROM months AS m
LEFT JOIN monthly_referrals AS r
  ON r.site = m.site AND r.month_start = m.month_start
ORDER BY m.site, m.month_start;
\`\`\`

March comes as a row with an empty count. Make it zero with \`COALESCE(r.n, 0)\` only if you know that nothing was sent, rather than nothing received.`,
      },
    ],
  },
  {
    space: 'help-with-r',
    by: 'isaac',
    title: 'I committed a file that should not be in the repository',
    tags: ['git', 'beginners', 'information governance'],
    daysAgo: 16,
    body: `**What I want**

A list of wards out of my Git history. It is harmless, but it should not be there, and I would like to know how before it matters.

**What I tried**

I deleted \`output/wards.csv\` and committed again.

**What happened**

It is gone from the folder, but anybody can still open it in the commit before. I have not pushed anything yet. The last commit is the deletion, and the one before it added the list together with my report.`,
    answers: [
      {
        by: 'saskia',
        hoursLater: 1,
        accepted: true,
        helped: 9,
        body: `Since nothing is pushed, you can take both commits back and make one good one. Your files stay exactly as they are now:

\`\`\`bash
git reset --soft HEAD~2
echo "output/" >> .gitignore
git add .gitignore
git commit -m "Add the ward report"
\`\`\`

\`HEAD~2\` means "two commits ago", so count yours with \`git log --oneline\` first. The line in \`.gitignore\` keeps the folder out from now on.

Then look whether it is really gone. This should print nothing:

\`\`\`bash
git log --oneline -- output/wards.csv
\`\`\`

Your own computer remembers the old commits for some weeks, which is a comfort if you made a slip. They do not travel when you push your branch.`,
        comments: [{ by: 'isaac', hoursLater: 3, body: 'It printed nothing. I have never been so pleased with nothing.' }],
      },
      {
        by: 'nadia',
        hoursLater: 6,
        accepted: true,
        helped: 6,
        body: `And for the day when it is not harmless, or already pushed: stop, and tell your information governance team the same day, before you mend anything. Say what was in the file, where it went, since when, and who could see it. Four lines are enough.

Taking it out of the history afterwards is still worth doing, with somebody who has done it before. But it does not bring back copies that others have made, so treat what was there as seen. If it was a password or a key, have it changed first.

You will not be shouted at. The people who tell us within the hour are the ones we like best.`,
        comments: [{ by: 'theo', hoursLater: 8, body: 'Good to read this before I need it.' }],
      },
    ],
  },
]
