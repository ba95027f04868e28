// The invented town: people, organisations and spaces. None of them exists; any likeness is chance.

export type DemoPerson = {
  key: string
  name: string
  pronouns?: string
  organisation: string
  about: string
  learn?: string
  help?: string
  skills?: string[]
  interests?: string[]
  steward?: true
  seenBy?: 'everyone'
}

export type DemoSpace = {
  slug: string
  name: string
  purpose: string
  norms: string
  sees: 'everyone' | 'members' | 'invited'
  writes: 'members' | 'invited' | 'stewards'
  memory: 'for ever' | 'year' | '90 days' | 'week'
  people?: string[]
}

export type DemoPost = {
  by: string
  text: string
  hours?: number
  reactions?: Partial<Record<'thanks' | 'helpful' | 'celebrate' | 'same here' | 'smile', string[]>>
}

/** `daysAgo` is when it began; each reply comes `hours` after the post before it, three where nothing is said. */
export type DemoThread = { title: string; daysAgo: number; pinned?: true; locked?: true; posts: DemoPost[] }

const warm = 'Be kind, be patient with beginners, and never post anything about patients.'

export const spaces: DemoSpace[] = [
  {
    slug: 'welcome',
    name: 'Welcome',
    purpose: 'Say hello, and find your way around.',
    norms: warm,
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
  },
  {
    slug: 'help-with-r',
    name: 'Help with R',
    purpose: 'From your first script to your own package.',
    norms: `${warm}\n\nA small example that others can run gets the quickest answer.`,
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
  },
  {
    slug: 'help-with-python',
    name: 'Help with Python',
    purpose: 'pandas, notebooks, and getting it installed at all.',
    norms: warm,
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
  },
  {
    slug: 'sql-and-databases',
    name: 'SQL and databases',
    purpose: 'Queries, warehouses, and why it takes four minutes.',
    norms: warm,
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
  },
  {
    slug: 'show-and-tell',
    name: 'Show and tell',
    purpose: 'What you made, however small.',
    norms: 'Say what you liked before you say what you would change.',
    sees: 'everyone',
    writes: 'members',
    memory: 'for ever',
  },
  {
    slug: 'coffee-and-code',
    name: 'Coffee and Code',
    purpose: 'Planning our fortnightly hour, and what we talked about.',
    norms: 'What was said in the room stays in the room when it was not recorded.',
    sees: 'members',
    writes: 'members',
    memory: 'year',
  },
  {
    slug: 'careers-and-reorganisations',
    name: 'Careers and reorganisations',
    purpose: 'Jobs, restructures, and how you are.',
    norms: 'This space is for members only and forgets after 90 days. Listen first.',
    sees: 'members',
    writes: 'members',
    memory: '90 days',
  },
  {
    slug: 'organisers',
    name: 'Organisers',
    purpose: 'For the volunteers who run events.',
    norms: 'Decisions get a line here, so that nobody has to ask twice.',
    sees: 'invited',
    writes: 'invited',
    memory: 'year',
    people: ['rosa', 'tomasz', 'imogen', 'kwame', 'hanna'],
  },
]
