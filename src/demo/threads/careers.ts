// Invented threads of the space "Careers and reorganisations".
import type { DemoThread } from '../town.ts'

export const careersAndReorganisations: DemoThread[] = [
  {
    title: 'Third reorganisation in six years. How do you all keep going?',
    daysAgo: 3,
    posts: [
      {
        by: 'yusuf',
        text: 'The letter came on Tuesday. Same chair, same work, new logo, "consultation". I am fine, and I am also tired. What keeps you going?',
      },
      {
        by: 'ingrid',
        text: 'I am sorry, Yusuf. What kept me going was a list of things that belong to me and not to my employer: what I can do, who I know, what I have written down. It was longer than I thought.',
        reactions: { thanks: ['yusuf', 'tilda', 'rosa'], helpful: ['nell'] },
      },
      {
        by: 'tilda',
        text: 'I came back from leave to a building with a different name on it. A colleague had kept my mug. That helped more than the webinar.',
        hours: 5,
        reactions: { smile: ['yusuf', 'bea'] },
      },
      {
        by: 'rosa',
        text: 'This place does not get reorganised. If you signed up with a work address, add a personal one today, so that you keep your account whatever happens.',
        hours: 2,
        reactions: { helpful: ['yusuf', 'owen', 'adaeze'] },
      },
      { by: 'yusuf', text: 'Done. Thank you, all of you. I feel less like a box on a chart.', hours: 20 },
    ],
  },
  {
    title: 'Is it too late to move from clinical work to analysis?',
    daysAgo: 9,
    posts: [
      {
        by: 'dev',
        text: 'I like the coding evenings more than I should. Has anybody moved over from clinical work, and did you regret it?',
      },
      {
        by: 'amina',
        text: 'I came from coding wards’ notes, so half clinical. No regrets. What I brought was knowing what the codes *mean*, and that took the others years to learn.',
        reactions: { helpful: ['dev'] },
      },
      {
        by: 'dominic',
        text: 'I hire for exactly that. Three days clinical and two with us has worked for two people on my team. Ask for it before you resign from anything.',
        hours: 18,
        reactions: { thanks: ['dev'] },
      },
    ],
  },
  {
    title: 'Interview next week: "tell us about a time your analysis was wrong"',
    daysAgo: 14,
    posts: [
      { by: 'freya', text: 'I have a real one, a join that doubled the denominator, and I am embarrassed by it. Do I use it?' },
      {
        by: 'zainab',
        text: 'Use it. Say what you saw, how you found it, whom you told and what you changed so that it cannot happen again. Anybody who has never doubled a denominator has not joined enough tables.',
        reactions: { smile: ['freya', 'petra'], helpful: ['theo'] },
      },
      {
        by: 'petra',
        text: 'And mention the check you added. Mine is one line:\n\n```r\nstopifnot(nrow(joined) == nrow(cohort))\n```',
        hours: 4,
        reactions: { helpful: ['freya', 'adaeze'] },
      },
      {
        by: 'freya',
        text: 'Update: I used it, and I start in January!',
        hours: 150,
        reactions: { celebrate: ['zainab', 'petra', 'mairi', 'rosa', 'theo'] },
      },
    ],
  },
  {
    title: 'How do I ask for time to learn?',
    daysAgo: 21,
    posts: [
      { by: 'adaeze', text: 'My manager is kind but every hour is spoken for. How did you get time to learn R at work?' },
      {
        by: 'bea',
        text: 'As somebody on the other side of that table: bring one report that takes you two days each month, and say "give me four half days and it will take an hour". I can defend that to anybody.',
        reactions: { thanks: ['adaeze'], helpful: ['nell', 'owen', 'grace'] },
      },
      { by: 'nell', text: 'I did precisely that. It took six half days, and nobody has minded since.', hours: 7 },
    ],
  },
  {
    title: 'What is a fair grade for somebody who maintains the packages?',
    daysAgo: 30,
    posts: [
      {
        by: 'fergus',
        text: 'Our job descriptions know "reports" and "dashboards". Nobody’s says "maintains the code that forty others rely on". How is that described where you work?',
      },
      {
        by: 'saskia',
        text: 'We borrowed from research software engineering: "develops and maintains shared software". I can send you ours with the names taken out.',
        reactions: { thanks: ['fergus', 'tomasz'] },
      },
    ],
  },
  {
    title: 'Redeployed to a team without R',
    daysAgo: 37,
    posts: [
      {
        by: 'owen',
        text: 'New team, lovely people, and nothing but macros. I had only just started with R. Do I wait, or make a fuss?',
      },
      {
        by: 'hanna',
        text: 'Neither. Do one small thing in R beside the macro for two months, show that the numbers agree, then let the others ask. They will ask.',
        reactions: { helpful: ['owen'] },
      },
      { by: 'owen', text: 'That I can do.', hours: 3 },
    ],
  },
  {
    title: 'Part time and still growing?',
    daysAgo: 44,
    posts: [
      {
        by: 'tilda',
        text: 'I am back on three days. The interesting work goes to people who are there on five. Has anybody found a way round that?',
      },
      {
        by: 'bea',
        text: 'Own something whole rather than a share of everything. On my team the part-timers run the validation rules, start to end, and nobody can do it without them.',
        reactions: { thanks: ['tilda'] },
      },
      { by: 'connie', text: 'Same here on two days. "Whole and small" is the trick.', hours: 30 },
    ],
  },
  {
    title: 'Apprenticeship: which modules did you really use?',
    daysAgo: 52,
    posts: [
      { by: 'theo', text: 'I have to choose two optional modules. Statistics, visualisation, databases or machine learning?' },
      { by: 'ravi', text: 'Databases. Every other thing you do begins with getting the data out.' },
      {
        by: 'sunniva',
        text: 'Statistics. Every other thing you do ends with somebody asking whether the change is real.',
        hours: 1,
        reactions: { smile: ['ravi', 'theo'] },
      },
      { by: 'theo', text: 'So the two that come first and last. Thank you!', hours: 2 },
    ],
  },
  {
    title: 'A good leaving note',
    daysAgo: 58,
    posts: [
      {
        by: 'ingrid',
        text: 'When I left last time I wrote one page: where things are, what breaks in April, whom to ring. My successor says it was worth a month. Take this as your nudge to write yours before you need it.',
        reactions: { helpful: ['dominic', 'nell', 'mairi', 'yusuf'] },
      },
    ],
  },
  {
    title: 'Voluntary redundancy: what I wish I had asked',
    daysAgo: 63,
    locked: true,
    posts: [
      {
        by: 'henrik',
        text: 'Some questions that I did not think of at the time: what happens to the pension if you come back within the year, whether unused leave counts, and who owns the code that you wrote. Ask your union, not a forum, about the first two.',
      },
      {
        by: 'rosa',
        text: 'Thank you, Henrik. I am closing this one, since everybody’s terms differ and none of us can give advice on them. The questions are good ones to take along.',
        hours: 24,
        reactions: { thanks: ['henrik'] },
      },
    ],
  },
  {
    title: 'Anybody else the only analyst?',
    daysAgo: 70,
    posts: [
      {
        by: 'nell',
        text: 'There is nobody here to ask "does this look right to you?". I read my own code the next morning and pretend that it is somebody else’s.',
      },
      {
        by: 'wren',
        text: 'Half an hour, Fridays? I read yours and you read mine.',
        hours: 1,
        reactions: { celebrate: ['nell', 'hanna'] },
      },
      { by: 'nell', text: 'Yes please. You have no idea.', hours: 1 },
      { by: 'isaac', text: 'Can I join? I bring biscuits, remotely.', hours: 3 },
      { by: 'nell', text: 'Of course.', hours: 1 },
      { by: 'connie', text: 'And me?', hours: 9 },
      { by: 'wren', text: 'We are a team now, I think.', hours: 2, reactions: { smile: ['connie', 'isaac', 'nell'] } },
      { by: 'hanna', text: 'This made my week.', hours: 5 },
    ],
  },
  {
    title: 'Writing "R" on a CV for people who do not know R',
    daysAgo: 74,
    posts: [
      { by: 'grace', text: 'The person who reads it first is in personnel. How do I say it so that it counts?' },
      {
        by: 'dominic',
        text: 'Say what it did. "Cut the monthly return from two days to one hour with R, checked by a colleague." The tool is the least interesting word in that line.',
        reactions: { helpful: ['grace', 'owen', 'theo'] },
      },
    ],
  },
  {
    title: 'New here after a merger, hello',
    daysAgo: 1,
    posts: [
      {
        by: 'priya',
        text: 'Two teams became one, and we have four of everything: four cohorts, four definitions of "active", four dashboards. How did you choose which to keep without making three quarters of the room sad?',
      },
    ],
  },
]
