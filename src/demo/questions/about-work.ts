// Invented questions about work, and from those who are beginning.
import type { DemoQuestion } from './types.ts'

export const aboutWork: DemoQuestion[] = [
  {
    space: 'show-and-tell',
    by: 'dominic',
    title: 'How do I show change over time to a board that likes traffic lights?',
    tags: ['charts', 'reporting'],
    daysAgo: 14,
    body: '**What I want**\n\nTo replace a table of red, amber and green by something that shows whether anything has changed.',
    answers: [
      {
        by: 'mairi',
        hoursLater: 7,
        helped: 5,
        body: 'Offer both for three months: their table, and beside it a run chart of the same number with its usual range. In the fourth month, ask which of the two led to a decision. Nobody here has kept the table.',
      },
      {
        by: 'bea',
        hoursLater: 26,
        helped: 2,
        body: 'Start with the one number about which they argue. One chart that settles an argument does more than thirty new ones.',
      },
    ],
  },
  {
    space: 'careers-and-reorganisations',
    by: 'freya',
    mask: 'Wakeful Owl',
    title: 'I am afraid to show my code at work. How do I begin?',
    tags: ['careers', 'beginners', 'code review'],
    daysAgo: 8,
    body: 'I have taught myself R over two years and nobody has ever seen a line of it. Now a team wants to use what I wrote. I am afraid that it is embarrassing. How did you get over that?',
    comments: [{ by: 'wren', hoursLater: 5, body: 'I could have written this. Thank you for asking.' }],
    answers: [
      {
        by: 'rosa',
        hoursLater: 2,
        accepted: true,
        helped: 8,
        body: 'Show it to one person first, and ask one question: “Which line took you longest to understand?” You get something to mend, not a verdict. Everybody’s first shared script looks like that, mine had a variable called `thing2_final`.',
        comments: [
          { by: 'freya', hoursLater: 30, body: 'I did it, with one person. She found two lines. That was all. Thank you.' },
          { by: 'rosa', hoursLater: 31, body: 'This made my day.' },
        ],
      },
      {
        by: 'tomasz',
        hoursLater: 9,
        helped: 3,
        body: 'Come to a Coffee and Code. People show code with errors in it there, on purpose, every fortnight.',
      },
    ],
  },
  {
    space: 'careers-and-reorganisations',
    by: 'marcus',
    mask: 'Plucky Lapwing',
    title: 'Our team is to be merged. Do I say that I am looking around?',
    tags: ['careers', 'reorganisation'],
    daysAgo: 1,
    body: 'They tell us nothing until spring. I like my lead and do not want to go behind their back, and I have a mortgage.',
    answers: [],
  },
  {
    space: 'help-with-r',
    by: 'connie',
    mask: 'Humble Dormouse',
    title: 'What is a function, really, and when should I write one?',
    tags: ['beginners', 'functions'],
    daysAgo: 5,
    body: `**What I want**

To understand what people mean by “put it in a function”.

**What I tried**

Copying the same twelve lines for each of nine sites and changing the name.`,
    answers: [
      {
        by: 'adaeze',
        hoursLater: 3,
        helped: 4,
        body: `A function is those twelve lines with a name, and a gap where the site goes:

\`\`\`r
plot_site <- function(site_name) {
  one <- dplyr::filter(visits, site == site_name)
  plot(one$month, one$n, main = site_name)
}

plot_site("North")
plot_site("South")
\`\`\`

A rule that serves well: when you have copied something twice, it wants to be a function. You were seven copies late, which is about average.`,
        comments: [
          {
            by: 'connie',
            hoursLater: 6,
            body: 'So the gap is what stands in the brackets. I am trying it with my nine sites now.',
          },
          { by: 'adaeze', hoursLater: 7, body: 'That is all it is. Come back if a site argues.' },
        ],
      },
    ],
  },
  {
    space: 'welcome',
    by: 'siobhan',
    title: 'Git says “detached HEAD”. Have I lost my work?',
    tags: ['git', 'beginners'],
    daysAgo: 30,
    body: '**What happened**\n\nI looked at an old version, changed something there and committed it. Now Git speaks of a detached HEAD, and my change is not on `main`.',
    answers: [
      {
        by: 'callum',
        hoursLater: 1,
        accepted: true,
        helped: 6,
        body: `Nothing is lost. Your commit just has no name yet. Give it one while you are there:

\`\`\`bash
git switch -c my-change
git switch main
git merge my-change
\`\`\`

If you have left already, \`git reflog\` shows the commit, and \`git branch my-change <its number>\` names it.`,
      },
    ],
  },
  {
    space: 'coffee-and-code',
    by: 'nell',
    title: 'Is there a recording of the session on tidy data?',
    tags: ['recordings'],
    daysAgo: 110,
    body: 'I was on leave and heard that it was good.',
    answers: [],
    stale: true,
  },
]
