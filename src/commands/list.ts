// Every command, one line each. Each is loaded only when it is used, so that a small one starts quickly.
import type { Say } from '#platform/db/cluster.ts'
import { Trouble } from '#platform/errors.ts'

export type Command = {
  /** How it is typed, after `bin/hearth`. */
  usage: string
  help: string
  options?: string[]
  /** Runs until it is asked to stop. */
  runsOn?: boolean
  /** A number that it gives back is the exit code. */
  run(args: string[], say: Say): Promise<unknown>
}

/** The folder behind "site": the only kind of thing that can be moved in or out so far. */
function siteFolder(args: string[]): string {
  const [what, ...rest] = args.filter((arg) => !arg.startsWith('--'))
  if (what !== 'site' || rest.length !== 1) throw new Trouble('This command needs "site" and one folder.')
  return rest[0]!
}

/** The one word that a command needs. */
function needed(args: string[], what: string): string {
  const words = args.filter((arg) => !arg.startsWith('--'))
  if (words.length !== 1) throw new Trouble(`This command needs ${what}, and nothing else.`)
  return words[0]!
}

export const commands: Record<string, Command> = {
  serve: {
    usage: 'serve [--demo]',
    help: 'Runs the website, its database and its background work. With --demo an empty community gets an invented town.',
    options: ['--demo'],
    runsOn: true,
    run: async (args, say) => (await import('./serve.ts')).serve({ demo: args.includes('--demo') }, say),
  },
  work: {
    usage: 'work',
    help: 'Does the background work apart from the website, on the same DATABASE_URL.',
    runsOn: true,
    run: async (_, say) => (await import('./work.ts')).work(say),
  },
  migrate: {
    usage: 'migrate',
    help: 'Brings the database up to date. "serve" does this by itself.',
    run: async (_, say) => (await import('./migrate.ts')).migrateDatabase(say),
  },
  demo: {
    usage: 'demo',
    help: 'Fills an empty community with an invented town.',
    run: async (_, say) => (await import('./demo.ts')).demo(say),
  },
  steward: {
    usage: 'steward EMAIL',
    help: 'Makes the member with this address a steward, and prints a link that signs them in.',
    run: async (args, say) => (await import('./steward.ts')).steward(needed(args, 'one e-mail address'), say),
  },
  backup: {
    usage: 'backup FILE',
    help: 'Writes the database and the uploads into one file. The website may run meanwhile.',
    run: async (args, say) => (await import('./backup.ts')).backup(needed(args, 'the file to write'), say),
  },
  restore: {
    usage: 'restore FILE',
    help: 'Puts a backup into an empty data folder or database.',
    run: async (args, say) => (await import('./restore.ts')).restore(needed(args, 'the file to read'), say),
  },
  import: {
    usage: 'import site DIR | events FILE|ADDRESS [--dry-run] [--remote-pictures]',
    help: 'Moves the articles of a Quarto site in, or events from JSON, CSV, a calendar (.ics) or the address of one. With --dry-run it only says what it would do; with --remote-pictures it fetches pictures from elsewhere.',
    options: ['--dry-run', '--remote-pictures'],
    run: async (args, say) => {
      const isDry = args.includes('--dry-run')
      if (args[0] === 'events')
        return (await import('./import-events.ts')).importEvents(needed(args.slice(1), 'one file or address'), isDry, say)
      return (await import('./import-site.ts')).importSite(
        siteFolder(args),
        { isDry, remote: args.includes('--remote-pictures') },
        say,
      )
    },
  },
  export: {
    usage: 'export site DIR',
    help: 'Writes the articles out as a Quarto project, into an empty folder. What nobody changed is the same byte for byte.',
    run: async (args, say) => (await import('./export-site.ts')).exportSite(siteFolder(args), say),
  },
  'take-mail': {
    usage: 'take-mail < MAIL',
    help: 'Makes an article of a mail: a draft of the member who sent it, or one that waits for editors. For your mail server to call.',
    run: async (_, say) => (await import('./take-mail.ts')).takeMailIn(say),
  },
  packages: {
    usage: 'packages mirror [NAME ...] | list',
    help: 'Brings R and Python packages here, for code that runs in browsers: the usual ones, or those named. "list" says what is here.',
    run: async (args, say) => (await import('./packages.ts')).packages(args, say),
  },
  check: {
    usage: 'check',
    help: 'Looks at settings, database, mail, disk, clock and versions, and says what is wrong and how to mend it.',
    run: async (_, say) => (await import('./check.ts')).check(say),
  },
  schema: {
    usage: 'schema',
    help: 'For developers: writes database/schema.sql and the table types from the migrations.',
    run: async (_, say) => (await import('./schema.ts')).schema(say),
  },
  help: {
    usage: 'help [settings]',
    help: 'Lists the commands, or the settings.',
    run: async (args) => (await import('./help.ts')).help(args[0]),
  },
}
