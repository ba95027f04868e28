// How the programs that run on and on are asked to stop.

// Longer than anything should take. What is acknowledged is kept whatever happens now.
const PATIENCE_MS = 15_000

/**
 * Resolves when somebody asks this process to stop: by Ctrl-C, by a signal, or because the program that started it has ended.
 * From then on it has some seconds to do so; asked twice, it ends at once. The database stops with its process in any case.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0
    let at = 0
    const stop = () => {
      // One Ctrl-C arrives both from the terminal and through the launcher.
      if (Date.now() - at < 500) return
      at = Date.now()
      if (++asked > 1) process.exit(1)
      setTimeout(() => process.exit(1), PATIENCE_MS).unref()
      resolve()
    }
    process.on('SIGINT', stop).on('SIGTERM', stop).on('disconnect', stop)
  })
}
