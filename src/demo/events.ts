// What is on in the invented town, what is over, and what was kept of it.
export type DemoPart = {
  at: number
  minutes: number
  title: string
  room?: string
  who?: string
  speakers?: string
  brings?: string
  open?: true
  body?: string
}

export type DemoEvent = {
  title: string
  kind: 'coffee and code' | 'webinar' | 'workshop' | 'course' | 'conference' | 'meet-up'
  hosts: string[]
  /** From today; before it where it is below zero. */
  inDays: number
  at: string
  hours: number
  place?: 'online' | 'in person' | 'both'
  address?: string
  access?: string
  level?: 'all' | 'beginners' | 'some experience' | 'experienced'
  bring?: string
  recorded?: true
  captions?: true
  off?: string
  places?: number
  /** In the order in which they came; those beyond the places wait. */
  coming?: string[]
  tags?: string[]
  /** Talks in rooms, or the running order; minutes after the beginning. */
  parts?: DemoPart[]
  /** What was kept of it, and the captions of its recording: seconds and words. */
  record?: { notes: string; recording?: string; cues?: [number, string][] }
  /** Until when papers are called for, in days from today. */
  callUntil?: number
  body: string
}

export const coffee: Omit<DemoEvent, 'inDays' | 'at' | 'hours'> = {
  title: 'Coffee and Code',
  kind: 'coffee and code',
  hosts: ['hanna', 'theo'],
  body: 'An hour with a hot drink. A hello, something that somebody made, the tip of the week, and code surgery: bring what does not work. Cameras and microphones as you like. It is not recorded, so what is said stays in the room.',
}

export const single: DemoEvent[] = [
  {
    title: 'Your first plot, from an empty script',
    kind: 'workshop',
    hosts: ['adaeze'],
    inDays: 6,
    at: '09:30',
    hours: 2.5,
    level: 'beginners',
    captions: true,
    tags: ['ggplot2', 'beginners'],
    places: 6,
    coming: ['theo', 'nell', 'wren', 'owen', 'freya', 'tilda', 'ravi', 'connie'],
    bring: 'Nothing to install: the code runs in your browser.',
    body: 'We begin with a file and end with a chart that you would show to somebody.\n\n- reading a CSV file\n- one line, two lines, a label\n- what to leave out\n\nNobody is asked to share a screen.',
  },
  {
    title: 'SQL window functions without tears',
    kind: 'webinar',
    hosts: ['imogen'],
    inDays: 13,
    at: '12:30',
    hours: 1,
    level: 'some experience',
    recorded: true,
    captions: true,
    tags: ['SQL', 'window functions'],
    body: 'Running totals, the row before, and the first of each group: three questions that come up every month, answered with `over`.',
  },
  {
    title: 'An afternoon in Cardiff',
    kind: 'meet-up',
    hosts: ['gethin'],
    inDays: 27,
    at: '14:00',
    hours: 3,
    place: 'in person',
    address: 'The Old Pump House, 4 Harbour Lane, Cardiff (invented)',
    access: 'Level entrance on Harbour Lane, a lift to all floors, a hearing loop in the main room.',
    body: 'Analysts from boards and councils in Wales, two short talks and a long tea. Croeso i bawb.',
  },
  {
    title: 'Spreadsheets to R: open questions',
    kind: 'webinar',
    hosts: ['nell'],
    inDays: 9,
    at: '16:00',
    hours: 1,
    off: 'Nell is ill. A new date will follow.',
    body: 'Bring the workbook that everybody is afraid of.',
  },
  {
    title: 'Funnel plots and what they do not say',
    kind: 'webinar',
    hosts: ['sunniva'],
    inDays: -12,
    at: '12:30',
    hours: 1,
    recorded: true,
    captions: true,
    tags: ['SPC', 'ggplot2'],
    coming: ['hanna', 'theo', 'nell', 'wren', 'owen', 'freya', 'ravi'],
    record: {
      notes:
        '## What we took along\n\n- A point outside the limits is a question, not an answer.\n- With fewer than ten events, draw the counts beside the funnel.\n- Overdispersion: look at all points before you name one.\n\nThe script is in [Show and tell](/spaces/show-and-tell).',
      recording: 'https://video.example.org/funnel-plots',
      cues: [
        [4, 'Sunniva: Hello, and welcome. Can everybody see the first plot?'],
        [42, 'Sunniva: Each dot is a hospital, and the width of the funnel is chance.'],
        [180, 'Nell: What do I say to a board that wants the red dots named?'],
        [196, 'Sunniva: Ask what changed, before you ask who did it.'],
        [412, 'Sunniva: With small numbers the funnel is a trumpet, and nobody is ever outside.'],
        [655, 'Theo: So overdispersion means that everybody looks unusual?'],
        [668, 'Sunniva: Yes. Then the limits are wrong, not the hospitals.'],
      ],
    },
    body: 'Limits, small numbers, and three ways in which a funnel is misread.',
  },
  {
    title: 'Two days of R for beginners',
    kind: 'course',
    hosts: ['adaeze', 'hanna'],
    inDays: -34,
    at: '09:30',
    hours: 27.5,
    level: 'beginners',
    tags: ['beginners', 'dplyr'],
    coming: ['theo', 'nell', 'wren', 'tilda', 'connie'],
    record: {
      notes:
        '## After two days\n\nEverybody has a script that reads a file, makes a table and draws a chart. What was hard: quotes, and where files live.\n\nEverybody who was there agreed to these notes.',
    },
    body: 'Two half days, twenty-five places. The exercises stay open to everybody.',
  },
  {
    title: 'Code for Care: the spring conference',
    kind: 'conference',
    hosts: ['rosa', 'hanna'],
    inDays: 96,
    at: '09:30',
    hours: 31,
    place: 'both',
    address: 'The Corn Exchange, 1 Market Place, Leeds (invented)',
    access: 'Step-free to all rooms, a quiet room on the first floor, captions on every stage.',
    captions: true,
    recorded: true,
    tags: ['community'],
    callUntil: 40,
    parts: [
      { at: 0, minutes: 30, title: 'Arriving, coffee', room: 'Foyer' },
      {
        at: 30,
        minutes: 45,
        title: 'What five reorganisations taught us',
        room: 'Main hall',
        who: 'rosa',
        body: 'Who kept the code, who lost it, and what a community is for.',
      },
      {
        at: 90,
        minutes: 30,
        title: 'From a monthly spreadsheet to a package',
        room: 'Main hall',
        speakers: 'Adaeze and her team',
      },
      {
        at: 90,
        minutes: 90,
        title: 'Your first test, together',
        room: 'Room 2',
        who: 'theo',
        body: 'Bring a function that you are afraid of.',
      },
      { at: 1440, minutes: 45, title: 'Lightning talks', room: 'Main hall', open: true },
      { at: 1500, minutes: 60, title: 'Code surgery', room: 'Room 2', open: true },
    ],
    body: 'Two days on code that is read, run and inherited in health and care. In Leeds and online; every talk has captions.',
  },
]

/** What the next Coffee and Code is made of, and who took what on. */
export const runningOrder: DemoPart[] = [
  { at: 0, minutes: 5, title: 'Hello', who: 'hanna' },
  { at: 5, minutes: 20, title: 'Show and tell', who: 'wren', open: true, brings: 'a map that fits on one page' },
  { at: 25, minutes: 5, title: 'Tip of the week', open: true },
  { at: 30, minutes: 20, title: 'Code surgery', who: 'theo', open: true, brings: 'dates, as always' },
  { at: 50, minutes: 10, title: 'Open chat' },
]

export const proposals: { by: string; kind: 'talk' | 'subject'; title: string; body: string; fans: string[] }[] = [
  {
    by: 'owen',
    kind: 'subject',
    title: 'Reading somebody else’s SQL',
    body: 'Nine hundred lines, no comments, and the person who wrote them has left.',
    fans: ['nell', 'tilda', 'ravi', 'connie', 'freya'],
  },
  {
    by: 'freya',
    kind: 'talk',
    title: 'How we stopped mailing workbooks',
    body: 'Ten minutes on a shared folder, a Quarto report and one stubborn director.',
    fans: ['theo', 'wren'],
  },
  {
    by: 'tilda',
    kind: 'subject',
    title: 'Git for one person',
    body: 'Not for a team: for me, and for me in a year.',
    fans: ['owen'],
  },
]
