// A thread for the test of threads: does what it is told to.
import { workHere } from '#platform/apart.ts'
import { Refusal, Trouble } from '#platform/errors.ts'

await workHere((what: string) => {
  if (what === 'refuse') throw new Refusal(400, 'No.')
  if (what === 'trouble') throw new Trouble('It is broken.')
  if (what === 'bug') throw new Error('null has no such thing')
  const kept: string[][] = []
  while (what === 'loop') Math.random()
  while (what === 'eat') kept.push(Array.from({ length: 1_000_000 }, () => String(Math.random())))
  return { what, at: new Date(0) }
})
