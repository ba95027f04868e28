// Work in a thread of its own ends, whatever it was given.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workApart } from '#platform/apart.ts'
import { Refusal, Trouble } from '#platform/errors.ts'

const work = (what: string, milliseconds = 20_000) =>
  workApart<{ what: string; at: Date }>(
    {
      name: 'test',
      source: new URL('./apart-worker.ts', import.meta.url),
      milliseconds,
      megabytes: 64,
      tooMuch: 'That is too much.',
    },
    what,
  )

test('what the thread gives comes back, and so does its no', async () => {
  assert.deepEqual(await work('fine'), { what: 'fine', at: new Date(0) })
  await assert.rejects(work('refuse'), (error) => error instanceof Refusal && error.status === 400 && error.message === 'No.')
  await assert.rejects(work('trouble'), (error) => error instanceof Trouble && error.message === 'It is broken.')
  await assert.rejects(work('bug'), /null has no such thing/)
})

test('work without end and work that eats memory are ended with a sentence', async () => {
  for (const [what, limit] of [
    ['loop', 1500],
    ['eat', 20_000],
  ] as const)
    await assert.rejects(
      work(what, limit),
      (error) => error instanceof Refusal && error.status === 413 && /too much/.test(error.message),
    )
})
