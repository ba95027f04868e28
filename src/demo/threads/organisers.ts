// Invented threads of the space "Organisers".
import type { DemoThread } from '../town.ts'

export const organisers: DemoThread[] = [
  {
    title: 'Who can host on Thursday week?',
    daysAgo: 2,
    posts: [
      {
        by: 'hanna',
        text: 'I am on leave the Thursday after next. Could somebody take Coffee and Code? The running order is the usual one: hello, show-and-tell, tip of the week, surgery, open chat.',
      },
      {
        by: 'kwame',
        text: 'I can. I have never hosted, so somebody hold my hand for the first five minutes?',
        reactions: { thanks: ['hanna', 'rosa'] },
      },
      { by: 'imogen', text: 'I will be there and can admit people while you talk.', reactions: { celebrate: ['kwame'] } },
    ],
  },
  {
    title: 'Decision: we say out loud when a session is recorded',
    daysAgo: 45,
    posts: [
      {
        by: 'rosa',
        text: 'For the record, since we talked it through twice:\n\n- Coffee and Code is **not** recorded, ever.\n- Talks are recorded only when the speaker agrees beforehand.\n- The host says so at the start, and again when people come late.\n\nNobody needs to ask again, they can link here.',
      },
      {
        by: 'tomasz',
        text: 'Agreed. I would add: the chat is not kept either.',
        reactions: { helpful: ['rosa', 'imogen', 'hanna'] },
      },
    ],
  },
  {
    title: 'Attendance figures for the quarterly note',
    daysAgo: 12,
    posts: [
      {
        by: 'imogen',
        text: 'I need three numbers: sessions, people, and how many came for the first time. Names not needed, I do not want a list of people in my drive.',
      },
      {
        by: 'hanna',
        text: 'Six sessions, between 14 and 31 people, and around a quarter raised a hand for "first time". I only count hands.',
        hours: 20,
        reactions: { thanks: ['imogen'] },
      },
    ],
  },
  {
    title: 'A gentle reply for people who paste real data',
    daysAgo: 80,
    posts: [
      {
        by: 'rosa',
        text: 'It happened again, by accident and in good faith. I would like one text that we all use, so that nobody feels told off. Draft:\n\n> Thank you for asking. Your post had what looked like real records in it, so it was taken down at once. Nobody thinks badly of you. Here is how to make an invented example that behaves in the same way.',
      },
      { by: 'tomasz', text: 'Good. I would put the last sentence first: people read the beginning.' },
      {
        by: 'imogen',
        text: 'And offer to help make the example, by name. "I can do that with you this afternoon" takes the sting out of it.',
        reactions: { helpful: ['rosa', 'kwame'] },
      },
      { by: 'rosa', text: 'Both are in. It is pinned on my wall.', hours: 26 },
    ],
  },
  {
    title: 'Speakers for the spring: ideas so far',
    daysAgo: 20,
    posts: [
      {
        by: 'hanna',
        text: 'So far:\n\n1. Sunniva on funnel plots\n2. Fergus on Shiny modules\n3. Somebody on moving from spreadsheets, ideally somebody who did it last year rather than ten years ago',
      },
      { by: 'kwame', text: 'For 3: Adaeze. She will say no the first time.' },
      {
        by: 'rosa',
        text: 'I will ask, and offer to sit next to her on the screen.',
        hours: 5,
        reactions: { smile: ['hanna', 'kwame'] },
      },
    ],
  },
  {
    title: 'Captions: what worked last time',
    daysAgo: 33,
    posts: [
      {
        by: 'imogen',
        text: 'Live captions on, speaker sends slides the day before, and one of us types package names into the chat, because captions turn every package into a vegetable.',
      },
      {
        by: 'tomasz',
        text: '"Deep liar" was dplyr. I laughed, then felt for whoever relied on it.',
        reactions: { smile: ['imogen', 'hanna'], 'same here': ['rosa'] },
      },
    ],
  },
  {
    title: 'Rota for the welcome space',
    daysAgo: 8,
    posts: [
      {
        by: 'rosa',
        text: 'Everybody who says hello should get an answer within a day. Mondays and Tuesdays me, Wednesdays Hanna, Thursdays Tomasz, Fridays Kwame. Weekends can wait.',
      },
      { by: 'hanna', text: 'Fine with me.', hours: 1 },
      { by: 'tomasz', text: 'Fine with me, swap me freely.', hours: 2 },
      { by: 'kwame', text: 'Yes.', hours: 2 },
    ],
  },
  {
    title: 'Should the Careers space forget sooner?',
    daysAgo: 140,
    posts: [
      {
        by: 'imogen',
        text: 'People are more open where things do not last. Ninety days feels right for Careers: long enough to find last month’s advice, short enough to be frank.',
      },
      {
        by: 'rosa',
        text: 'Agreed. The page says so above the box, which matters more than the number.',
        reactions: { helpful: ['imogen'] },
      },
    ],
  },
]
