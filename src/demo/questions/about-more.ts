// Invented questions about SQL and Python.
import type { DemoQuestion } from './types.ts'

export const aboutMore: DemoQuestion[] = [
  {
    space: 'sql-and-databases',
    by: 'grace',
    title: 'Keep only the latest row for each person in SQL',
    tags: ['sql', 'window functions'],
    daysAgo: 75,
    body: `**What I want**

One row a person: the one with the latest date.

**What I tried**

\`\`\`sql
SELECT person_id, MAX(seen_on)
FROM visits
GROUP BY person_id;
\`\`\`

**What happened**

I get the date, and lose all other columns.`,
    answers: [
      {
        by: 'kwame',
        hoursLater: 2,
        accepted: true,
        helped: 11,
        body: `Number the rows of each person and keep number one:

\`\`\`sql
WITH numbered AS (
  SELECT v.*,
         ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY seen_on DESC, visit_id DESC) AS n
  FROM visits AS v
)
SELECT * FROM numbered WHERE n = 1;
\`\`\`

The second thing to order by matters: with two visits on one day, you would otherwise get either of them, and another one tomorrow.`,
        comments: [{ by: 'grace', hoursLater: 3, body: 'The tie on one day was exactly my next problem. Thank you.' }],
      },
      {
        by: 'ravi',
        hoursLater: 8,
        helped: 3,
        body: `On PostgreSQL there is a shorter way, which reads well once you know it:

\`\`\`sql
SELECT DISTINCT ON (person_id) *
FROM visits
ORDER BY person_id, seen_on DESC, visit_id DESC;
\`\`\``,
      },
    ],
  },
  {
    space: 'sql-and-databases',
    by: 'mattias',
    title: 'The last visit in each group, without losing columns',
    tags: ['sql'],
    daysAgo: 9,
    body: '**What I want**\n\nThe newest row in each group, with all columns. `GROUP BY` takes them away.',
    answers: [],
    duplicateOf: 'Keep only the latest row for each person in SQL',
  },
  {
    space: 'sql-and-databases',
    by: 'saskia',
    title: 'NOT IN gives no rows at all when the other table has a NULL',
    tags: ['sql', 'missing values'],
    daysAgo: 18,
    body: `**What I want**

Referrals without an appointment.

**What I tried**

\`\`\`sql
SELECT * FROM referrals
WHERE referral_id NOT IN (SELECT referral_id FROM appointments);
\`\`\`

**What happened**

Nothing, since somebody booked an appointment without a referral.`,
    answers: [
      {
        by: 'henrik',
        hoursLater: 1,
        accepted: true,
        helped: 7,
        body: `\`x NOT IN (1, NULL)\` is never true: SQL cannot know whether the unknown value is yours. \`NOT EXISTS\` asks the question that you mean:

\`\`\`sql
SELECT r.*
FROM referrals AS r
WHERE NOT EXISTS (
  SELECT 1 FROM appointments AS a WHERE a.referral_id = r.referral_id
);
\`\`\``,
      },
    ],
  },
  {
    space: 'help-with-python',
    by: 'joel',
    title: 'Counting weekdays between two dates in pandas',
    tags: ['pandas', 'dates', 'python'],
    daysAgo: 3,
    body: `**What I want**

Working days between referral and first contact, without bank holidays.

**What I tried**

\`(df["contact"] - df["referral"]).dt.days\`, which counts the weekends too.`,
    answers: [
      {
        by: 'oluwaseun',
        hoursLater: 6,
        helped: 1,
        body: `NumPy counts business days, and takes a list of holidays. Its dates have no time of day, so cut that off first:

\`\`\`python
import numpy as np

bank_holidays = np.array(["2026-12-25", "2026-12-28"], dtype="datetime64[D]")
df["working_days"] = np.busday_count(
    df["referral"].values.astype("datetime64[D]"),
    df["contact"].values.astype("datetime64[D]"),
    holidays=bank_holidays,
)
\`\`\`

The first day counts, the last does not. Missing dates stop it, so fill or filter these before.`,
        comments: [{ by: 'joel', hoursLater: 9, body: 'Trying it on the whole table tonight.' }],
      },
    ],
  },
  {
    space: 'help-with-python',
    by: 'ingrid',
    title: 'Which is the Python for “left_join and keep the ones that did not match”?',
    tags: ['pandas', 'joins', 'coming from r'],
    daysAgo: 1,
    body: `**What I want**

What \`anti_join()\` does in dplyr.

**My data looks like this**

Two data frames with a column \`site\`.`,
    answers: [
      {
        by: 'luca',
        hoursLater: 2,
        body: `pandas has no anti-join of its own, but a merge can say where each row came from:

\`\`\`python
both = left.merge(right[["site"]].drop_duplicates(), on="site", how="left", indicator=True)
only_left = both[both["_merge"] == "left_only"].drop(columns="_merge")
\`\`\`

For one key, this is shorter: \`left[~left["site"].isin(right["site"])]\`.`,
      },
    ],
  },
  {
    space: 'help-with-python',
    by: 'isaac',
    title: 'matplotlib saves an empty picture from a script',
    tags: ['matplotlib', 'python'],
    daysAgo: 0,
    body: `**What I want**

A PNG file each night.

**What I tried**

\`\`\`python
plt.plot(days, calls)
plt.show()
plt.savefig("calls.png")
\`\`\`

**What happened**

The file is there, and white.`,
    answers: [],
  },
]
