// A process of its own that opens the built-in database of a folder and holds it until it is told to stop: for tests that kill it.
import { openDatabase } from '#platform/db/embedded.ts'
import { Trouble } from '#platform/errors.ts'

const [dataDir, command = 'serve'] = process.argv.slice(2)

try {
  const opened = await openDatabase({ dataDir: dataDir!, databaseUrl: undefined }, (text) => console.log(text), {
    command,
    alone: true,
  })
  console.log('holding')
  process.once('SIGTERM', () => void opened.stop().then(() => process.exit(0)))
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(error instanceof Trouble ? `Trouble: ${error.message}` : String(error))
  process.exit(1)
}
