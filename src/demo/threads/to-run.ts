// Invented threads whose blocks are worth running.
import type { DemoThread } from '../town.ts'

const waits = `\`\`\`r
#| fig-alt: Share of patients in A&E for more than four hours, month by month, for four trusts. It is highest each January.
visits <- read.csv("ae_attendances.csv")
visits$month <- as.Date(visits$month)
by_month <- aggregate(cbind(attendances, over_4_hours) ~ month + trust, visits, sum)
by_month$share <- by_month$over_4_hours / by_month$attendances

plot(share ~ month, by_month, type = "n", ylab = "Over four hours", xlab = "")
for (trust in unique(by_month$trust)) {
  lines(share ~ month, by_month[by_month$trust == trust, ], lwd = 2)
}
\`\`\``

const table = `\`\`\`r
latest <- by_month[by_month$month == max(by_month$month), ]
latest$share <- round(latest$share, 3)
latest[order(-latest$share), ]
\`\`\``

const python = `\`\`\`python
import csv
from collections import Counter

waiting = Counter()
with open("waiting_list.csv") as file:
    for row in csv.DictReader(file):
        if int(row["weeks_waited"]) > 18:
            waiting[row["specialty"]] += int(row["patients"])

for specialty, patients in waiting.most_common():
    print(f"{specialty:<15} {patients:>6}")
\`\`\`

\`\`\`output 2026-11-02 Python 3.14.2
Orthopaedics      2141
Ophthalmology      963
Dermatology        726
Gynaecology        643
Cardiology         433
\`\`\``

const sql = `\`\`\`sql
select
  specialty,
  sum(patients) as waiting,
  round(100.0 * sum(patients) filter (weeks_waited > 18) / sum(patients), 1) as percent_over_18_weeks
from 'waiting_list.csv'
group by specialty
order by percent_over_18_weeks desc;
\`\`\``

export const toRunInR: DemoThread = {
  title: 'No R on your laptop yet? Run this one here',
  daysAgo: 3,
  posts: [
    {
      by: 'adaeze',
      text: `Three weeks waiting for IT, again? Press **Run** on the block and R starts in your browser. Nothing is installed, and nothing leaves your computer. The data are invented.\n\n${waits}\n\nThe second block uses what the first one made:\n\n${table}`,
      reactions: { celebrate: ['theo', 'wren'], thanks: ['nell'] },
    },
    {
      by: 'theo',
      text: 'My first plot at work. I changed `lwd` with *Edit and run* and it worked. What does `type = "n"` do?',
      hours: 2,
      reactions: { celebrate: ['adaeze', 'hanna'] },
    },
    {
      by: 'adaeze',
      text: 'It draws the empty frame, so that the loop can add one line for each trust. Take it out and see what happens: the block above stays as it is.',
      hours: 1,
    },
  ],
}

export const toRunInPython: DemoThread = {
  title: 'Counting a waiting list with nothing but the standard library',
  daysAgo: 5,
  posts: [
    { by: 'dev', text: `No pandas needed for this. It runs here as well:\n\n${python}`, reactions: { helpful: ['imogen'] } },
  ],
}

export const toRunInSql: DemoThread = {
  title: 'Percentages of a group with filter, to try here',
  daysAgo: 4,
  posts: [
    {
      by: 'imogen',
      text: `I always forget how \`filter\` is written, so here is one that runs. The file is one of the invented sets that come with this place.\n\n${sql}`,
      reactions: { helpful: ['dev', 'zainab'] },
    },
  ],
}
