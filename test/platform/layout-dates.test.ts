import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ago, isoDay, longDateTime, shortDate } from '#platform/dates.ts'

suite('Dates in words', () => {
  test('a date reads like a date', () => {
    assert.equal(shortDate(new Date('2026-05-03T12:00:00Z')), '3 May 2026')
    assert.equal(longDateTime(new Date('2026-05-03T13:05:00Z')), '3 May 2026, 14:05 BST')
    assert.equal(longDateTime(new Date('2026-11-23T14:05:00Z')), '23 November 2026, 14:05 GMT')
  })

  test('the clocks go forward on 29 March 2026 between 00:59 GMT and 02:00 BST', () => {
    assert.equal(longDateTime(new Date('2026-03-29T00:59:00Z')), '29 March 2026, 00:59 GMT')
    assert.equal(longDateTime(new Date('2026-03-29T01:00:00Z')), '29 March 2026, 02:00 BST')
  })

  test('the clocks go back on 25 October 2026, and 01:30 happens twice', () => {
    assert.equal(longDateTime(new Date('2026-10-25T00:30:00Z')), '25 October 2026, 01:30 BST')
    assert.equal(longDateTime(new Date('2026-10-25T01:30:00Z')), '25 October 2026, 01:30 GMT')
  })

  test('the day is the day in the UK, not the day in Greenwich', () => {
    assert.equal(shortDate(new Date('2026-06-30T23:30:00Z')), '1 July 2026')
    assert.equal(isoDay(new Date('2026-06-30T23:30:00Z')), '2026-07-01')
  })

  test('midnight is 00:00', () => {
    assert.equal(longDateTime(new Date('2026-01-01T00:00:00Z')), '1 January 2026, 00:00 GMT')
  })

  test('another zone is named by its own name', () => {
    assert.equal(longDateTime(new Date('2026-07-01T12:00:00Z'), 'Europe/Paris'), '1 July 2026, 14:00 CEST')
  })

  test('how long ago is told as people say it', () => {
    const now = new Date('2026-11-23T14:00:00Z')
    const told = (at: string) => ago(new Date(at), now)
    assert.equal(told('2026-11-23T13:59:30Z'), 'just now')
    assert.equal(told('2026-11-23T14:00:20Z'), 'just now')
    assert.equal(told('2026-11-23T13:58:59Z'), '1 minute ago')
    assert.equal(told('2026-11-23T13:00:01Z'), '59 minutes ago')
    assert.equal(told('2026-11-23T12:00:00Z'), '2 hours ago')
    assert.equal(told('2026-11-22T23:00:00Z'), 'yesterday')
    assert.equal(told('2026-11-20T23:00:00Z'), '3 days ago')
    assert.equal(told('2026-11-16T14:00:00Z'), '16 November 2026')
    assert.equal(told('2026-12-01T14:00:00Z'), '1 December 2026')
    assert.equal(ago(new Date('2026-11-22T23:50:00Z'), new Date('2026-11-23T00:20:00Z')), '30 minutes ago')
    assert.equal(ago(new Date('2026-11-22T22:50:00Z'), new Date('2026-11-23T01:00:00Z')), '2 hours ago')
  })

  test('across a night of 25 hours yesterday is still yesterday', () => {
    assert.equal(ago(new Date('2026-10-24T23:30:00Z'), new Date('2026-10-26T08:00:00Z')), 'yesterday')
    assert.equal(ago(new Date('2026-03-28T12:00:00Z'), new Date('2026-03-30T08:00:00Z')), '2 days ago')
  })
})
