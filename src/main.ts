// Reads the command line and runs one command. Every failure that can be foreseen is one plain sentence and exit code 1.
import { commands } from './commands/list.ts'
import { Trouble } from './platform/errors.ts'

const LINGER_MS = 2000

const [name = 'help', ...args] = process.argv.slice(2)
const say = (text: string) => void process.stderr.write(`${text}\n`)
const abandoned = () => process.exit(1)

/** Nothing should be open after a command. Should something be, it may not hold the process for long. */
function end(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(), LINGER_MS).unref()
  // Nobody is to take this for the launcher's end, and so for a second request to stop.
  process.removeAllListeners('disconnect')
  if (process.connected) process.disconnect()
}

// The driver of commands throws here when the database is lost in the middle of a transaction, of which nothing was kept.
process.on('uncaughtException', (error) => {
  const lost = /postgres\/src\/connection/.test(error.stack ?? '')
  if (!lost) process.stderr.write(`${error.stack}\n`)
  say(
    lost
      ? 'The connection to the database was lost: nothing half done was kept.'
      : `This is a fault in Hearth: it stopped at "${name}".`,
  )
  process.exit(1)
})

try {
  const command = commands[name === '--help' || name === '-h' ? 'help' : name]
  if (!command) throw new Trouble(`There is no command "${name}": "bin/hearth help" lists them.`)
  const wrong = args.find((arg) => arg.startsWith('--') && !command.options?.includes(arg))
  if (wrong) throw new Trouble(`The command ${name} knows no option "${wrong}": "bin/hearth help" lists them.`)
  // Whoever started this command is gone. Programs that run on and on stop in good order, others at once.
  if (!command.runsOn) process.on('disconnect', abandoned)
  const code = await command.run(args, say)
  end(typeof code === 'number' ? code : 0)
} catch (error) {
  if (!(error instanceof Trouble)) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  say(error instanceof Trouble ? error.message : `This is a fault in Hearth: it stopped at "${name}".`)
  end(1)
}
