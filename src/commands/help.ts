// Lists the commands, or the settings, for whoever runs the program.
import { settings } from '#platform/config.ts'
import { Trouble } from '#platform/errors.ts'
import { version } from '#platform/root.ts'
import { commands } from './list.ts'

/** Prints help on the commands; with "settings", on the settings. */
export async function help(topic?: string): Promise<void> {
  if (topic !== undefined && topic !== 'settings')
    throw new Trouble(`There is no help on "${topic}": there is "help" and "help settings".`)
  process.stdout.write(topic ? settingsHelp() : commandsHelp())
}

function commandsHelp(): string {
  const dev = { usage: 'dev', help: 'For developers: runs the website from the source, and starts it again on every change.' }
  const lines = [...Object.values(commands), dev].map(({ usage, help }) => `  ${usage.padEnd(16)} ${help}\n`)
  return `Hearth ${version}: the online home of a community of practice.\n\nbin/hearth COMMAND\n${lines.join('')}\nSettings are read from the environment: "bin/hearth help settings".\n`
}

function settingsHelp(): string {
  const lines = settings.map(({ name, standard, help }) => `${name}\n  ${help}\n  Where it is not set: ${standard}\n`)
  return `Settings, read from the environment:\n\n${lines.join('\n')}`
}
