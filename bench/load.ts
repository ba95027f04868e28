// Load from another process: 16 connections for some seconds over a list of addresses.
import { type ChildProcess, fork } from 'node:child_process'

export type Load = { base: string; paths: string[]; cookies?: string[]; seconds: number; connections?: number }
export type Figures = { perSecond: number; p50: number; p97_5: number; p99: number; errors: number; bytes: number }

/** Runs one load in a process of its own, so that it does not share our event loop. */
export function measure(load: Load): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(new URL('./load-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
    child.once('message', (figures) => {
      resolve(figures as Figures)
      child.disconnect()
    })
    child.once('error', reject)
    child.once('exit', (code) => code && reject(new Error(`The load ended with ${code}.`)))
    child.send(load)
  })
}
