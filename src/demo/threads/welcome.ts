// Invented threads of the space "Welcome".
import type { DemoThread } from '../town.ts'

export const welcome: DemoThread[] = [
  {
    title: 'Start here: how this place works',
    daysAgo: 300,
    pinned: true,
    posts: [
      {
        by: 'rosa',
        text: 'Welcome! A few things that help:\n\n- **Spaces** are rooms. Each says who can see it and how long it remembers.\n- **Follow** a thread to hear when somebody replies. **Mute** it when you have had enough.\n- Your words are saved while you write. Nobody sees a draft but you.\n- Add a **personal address** to your account, so that it stays yours when your employer changes.\n\nThis town is invented: the people, their organisations and their numbers do not exist.',
        reactions: { thanks: ['theo', 'wren', 'adaeze', 'tilda', 'grace'] },
      },
      {
        by: 'hanna',
        text: 'And you can just read. Most people do, most of the time.',
        hours: 20,
        reactions: { helpful: ['wren', 'theo'] },
      },
    ],
  },
  {
    title: 'Hello from a hospice',
    daysAgo: 1,
    posts: [
      {
        by: 'connie',
        text: 'I look after outcomes and fundraising data two days a week. I have been reading for a month and thought I would say hello before the year is over.',
      },
      {
        by: 'nell',
        text: 'Hello Connie! Also a hospice, also the whole data department. You are in good company.',
        hours: 2,
        reactions: { smile: ['connie'] },
      },
      { by: 'rosa', text: 'Welcome. If you tell us what you would like to learn, somebody will have a link for it.', hours: 3 },
    ],
  },
  {
    title: 'Is it all right to ask very basic questions?',
    daysAgo: 4,
    posts: [
      {
        by: 'theo',
        text: 'I am in the first year of an apprenticeship. I wrote three questions and deleted them, because everybody else seems to know the answers.',
      },
      {
        by: 'tomasz',
        text: 'I answer questions here because each one shows me where the documentation is bad. Basic ones most of all.',
        hours: 1,
        reactions: { helpful: ['theo', 'wren', 'adaeze'] },
      },
      {
        by: 'wren',
        text: 'I have asked what a data frame is. In public. I am still here.',
        hours: 1,
        reactions: { smile: ['theo', 'tomasz'], thanks: ['theo'] },
      },
      { by: 'hanna', text: 'Post the three. We will make it a good day for you.', hours: 2 },
      {
        by: 'theo',
        text: 'All right. The first one is in Help with R now.',
        hours: 4,
        reactions: { celebrate: ['hanna', 'wren', 'rosa', 'tomasz'] },
      },
    ],
  },
  {
    title: 'Back after a year away',
    daysAgo: 7,
    posts: [
      {
        by: 'tilda',
        text: 'I was on leave, my organisation changed its name twice, and my old address no longer exists. I signed in with my personal one and everything I had written was still here. I may have cried a bit.',
      },
      {
        by: 'rosa',
        text: 'That is what it is for. Welcome back.',
        hours: 1,
        reactions: { celebrate: ['tilda', 'ingrid', 'yusuf', 'hanna'] },
      },
    ],
  },
  {
    title: 'R, Python or SQL first?',
    daysAgo: 10,
    posts: [
      { by: 'grace', text: 'I have time for one this winter. I work in finance, mostly with a warehouse and spreadsheets.' },
      { by: 'ravi', text: 'SQL. Your data is already in the warehouse, and whatever you learn afterwards starts from there.' },
      {
        by: 'tomasz',
        text: 'I was going to say R, as I always do, and then I read your second sentence. SQL.',
        hours: 2,
        reactions: { smile: ['ravi', 'grace'] },
      },
      {
        by: 'oluwaseun',
        text: 'SQL. And whichever your neighbour uses next: the person you can ask matters more than the language.',
        hours: 5,
        reactions: { helpful: ['grace', 'theo', 'wren'] },
      },
    ],
  },
  {
    title: 'Shwmae o Gymru',
    daysAgo: 15,
    posts: [
      {
        by: 'gethin',
        text: 'Bore da, pawb. Analyst on a health board, mostly letters and waiting lists. Is there anybody else here who publishes in two languages?',
      },
      {
        by: 'elin',
        text: 'Fi! I make the same report come out twice from one source. I will show it at Coffee and Code.',
        hours: 3,
        reactions: { celebrate: ['gethin', 'hanna'] },
      },
      {
        by: 'mairi',
        text: 'And some Gaelic from here, when the page is short.',
        hours: 9,
        reactions: { smile: ['elin', 'gethin'] },
      },
    ],
  },
  {
    title: 'My laptop is locked down. What can I do?',
    daysAgo: 19,
    posts: [
      {
        by: 'owen',
        text: 'No R, no Python, and the request form goes to a mailbox that nobody reads. What did you do while you waited?',
      },
      {
        by: 'yusuf',
        text: 'I wrote one page: what it is, that it is free, who else in the public sector uses it, and who supports it. I sent it to the person above the mailbox. Three weeks.',
        hours: 2,
        reactions: { helpful: ['owen', 'nell', 'grace'] },
      },
      {
        by: 'nadia',
        text: 'Information governance here. We say yes more quickly when you tell us **what data** it will touch and **where the packages come from**. Two sentences.',
        hours: 6,
        reactions: { thanks: ['owen', 'yusuf'], helpful: ['saskia'] },
      },
      { by: 'owen', text: 'Sent. I will report back.', hours: 26 },
    ],
  },
  {
    title: 'Who answers questions here, and why?',
    daysAgo: 26,
    posts: [
      { by: 'adaeze', text: 'Genuinely curious. You are all busy. Why do you do it?' },
      {
        by: 'sunniva',
        text: 'Because in 2011 a stranger explained confidence intervals to me in a canteen, and I never learned her name.',
        hours: 2,
        reactions: { thanks: ['adaeze', 'henrik', 'rosa'] },
      },
      { by: 'tomasz', text: 'Trains are long.', hours: 1, reactions: { smile: ['adaeze', 'kwame', 'sunniva'] } },
      { by: 'henrik', text: 'It keeps me honest. Explaining is the only test of understanding that I trust.', hours: 5 },
    ],
  },
  {
    title: 'Please say which organisation names to use after a merger',
    daysAgo: 38,
    posts: [
      { by: 'priya', text: 'For my profile: do I write the old name, the new name or the one after the consultation?' },
      {
        by: 'rosa',
        text: 'Whichever people would recognise you by. You can change it whenever you like, and nobody will check.',
        hours: 1,
        reactions: { smile: ['priya', 'yusuf'] },
      },
    ],
  },
  {
    title: 'What do the reactions mean?',
    daysAgo: 49,
    posts: [
      { by: 'wren', text: 'Is "Same here" agreement, or sympathy?' },
      {
        by: 'hanna',
        text: 'Both. "Helpful" is for the words, "Thank you" is for the person, "Celebrate" is for good news, and a smile is a smile. There are no points.',
        hours: 1,
        reactions: { helpful: ['wren', 'theo'] },
      },
    ],
  },
  {
    title: 'Hello, I am mostly here for the maps',
    daysAgo: 66,
    posts: [
      {
        by: 'luca',
        text: 'I make maps for a council. Bins, buses, and lately warm places to sit. If you have postcodes and a deadline, talk to me.',
      },
      { by: 'imogen', text: 'I have both. Expect me on Monday.', hours: 2, reactions: { smile: ['luca'] } },
    ],
  },
  {
    title: 'A list of words that nobody explained to me',
    daysAgo: 95,
    posts: [
      {
        by: 'wren',
        text: 'I am keeping a list for the next beginner. So far:\n\n- **spell**: one stay in hospital\n- **denominator**: the number underneath, where the trouble starts\n- **tidy**: one row for each thing you counted\n- **pipe**: "and then"\n\nWhat else?',
        reactions: { helpful: ['theo', 'adaeze', 'connie', 'siobhan'] },
      },
      { by: 'petra', text: '**linkage**: deciding whether two records are about the same person.', hours: 3 },
      { by: 'kwame', text: '**forecast**: a guess with a picture.', hours: 1, reactions: { smile: ['wren', 'marcus', 'petra'] } },
      {
        by: 'siobhan',
        text: '**alt text**: what you would say about the picture on the telephone.',
        hours: 7,
        reactions: { helpful: ['wren', 'connie', 'elin'] },
      },
      {
        by: 'callum',
        text: '**pipeline**: several things that break one after the other.',
        hours: 2,
        reactions: { smile: ['wren', 'ravi'] },
      },
      {
        by: 'amina',
        text: '**coding**: on a ward it is not programming at all, it is giving diagnoses their letters and numbers.',
        hours: 4,
        reactions: { helpful: ['wren', 'dev'] },
      },
      { by: 'wren', text: 'These are wonderful. I will keep them all.', hours: 2 },
      { by: 'rosa', text: 'When it is long enough, it belongs on a page of its own.', hours: 8 },
    ],
  },
  {
    title: 'How private is this space?',
    daysAgo: 130,
    posts: [
      { by: 'tilda', text: 'Can my manager read this?' },
      {
        by: 'rosa',
        text: 'This one, yes: **Welcome** can be read by everyone on the web. Each space says so under its name. **Careers and reorganisations** is for members only and forgets after 90 days, and some spaces are only seen by invited people.',
        hours: 1,
        reactions: { helpful: ['tilda', 'theo', 'wren'] },
      },
    ],
  },
  {
    title: 'Hello from a first-year doctoral student',
    daysAgo: 0,
    posts: [
      {
        by: 'mattias',
        text: 'I work with electronic records, or will, once the approvals are through. Until then I have time, a laptop and invented data. What should I practise?',
      },
    ],
  },
]
