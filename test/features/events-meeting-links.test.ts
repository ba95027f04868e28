// The way into a meeting is found in what people write, and taken out of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMeetingLink, findPasscode, withoutMeeting } from '#features/events/meeting-links.ts'

const TEAMS = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0'
const safe = (link: string) =>
  `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7Cada%40trust.example%7C&reserved=0`

test('links into meetings of every usual kind are found, as https', () => {
  for (const link of [
    TEAMS,
    'https://teams.microsoft.com/meet/3451234567890?p=abc',
    'https://teams.live.com/meet/9312345',
    'https://us02web.zoom.us/j/123?pwd=abc',
    'https://nhs-uk.zoom.us/my/room',
    'https://meet.google.com/abc-defg-hij',
    'https://nhs.webex.com/meet/room',
    'https://whereby.com/coffee-and-code',
    'https://gotomeet.me/room',
    'https://global.gotomeeting.com/join/123456789',
    'https://meet.goto.com/123456789',
    'https://meet.jit.si/CoffeeAndCode',
  ]) {
    assert.equal(findMeetingLink(`Come along: ${link}, all welcome.`), link)
    assert.equal(findMeetingLink(`Come along: ${safe(link)}.`), link, 'wrapped by Outlook')
    assert.deepEqual(withoutMeeting(`We read code.\nJoin here: <${link}>\nBring tea.`), {
      body: 'We read code.\nBring tea.',
      hadMeeting: true,
    })
  }
  assert.equal(findMeetingLink('zoom.us/j/1'), 'https://zoom.us/j/1')
  assert.equal(findMeetingLink(`https://www.google.com/url?q=${encodeURIComponent(TEAMS)}&sa=D`), TEAMS)
  assert.equal(findMeetingLink(`SAFE ${safe(TEAMS).replaceAll('&', '&amp;')}`), TEAMS)
})

test('what only looks like one is left', () => {
  for (const text of [
    'Zoom and Teams are programs.',
    'https://zoom.us.evil.example/j/1',
    'https://notzoom.us/j/1',
    'https://zoom.us',
    'https://example.org/?to=https://zoom.us',
    'https://nhsrcommunity.com/blog/teams.microsoft.com',
    'We talk about passwords, and why your password is not enough.',
    'A line\n____________________\nAnother line',
  ]) {
    assert.equal(findMeetingLink(text), undefined, text)
    assert.deepEqual(withoutMeeting(text), { body: text, hadMeeting: false })
  }
})

test('the block that Teams puts under an invitation goes as a whole, with passcode and numbers to dial', () => {
  const invitation = `Agenda: hello, show and tell.

________________________________________________________________________________
Microsoft Teams Need help?
Join the meeting now<${safe(TEAMS)}>
Meeting ID: 345 678 901 23
Passcode: Ab3 xyz
________________________________
Dial in by phone
+44 20 3321 5208,,123456789# United Kingdom, London
For organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?x=1>
________________________________________________________________________________
`
  assert.deepEqual(withoutMeeting(invitation), { body: 'Agenda: hello, show and tell.', hadMeeting: true })
  assert.equal(findMeetingLink(invitation), TEAMS)
  assert.deepEqual(withoutMeeting('Hello.\nMeeting ID: 123 456\nPasscode: x1y2\nDial-in: 020 3321 5208 55'), {
    body: 'Hello.',
    hadMeeting: true,
  })
  assert.equal(findPasscode('Passcode: x1y2z3\nthe rest'), 'x1y2z3')
  assert.equal(findPasscode('Nothing of the kind'), undefined)
  assert.equal(
    withoutMeeting(`See [the room](${TEAMS}) or [the site](https://example.org/a).`).body,
    'See  or [the site](https://example.org/a).',
  )
})

test('links that Outlook wraps and that lead elsewhere stand plainly, without the address of whoever got the mail', () => {
  const { body, hadMeeting } = withoutMeeting(`Sign up: ${safe('https://forms.example.org/r/abc')} today`)
  assert.equal(body, 'Sign up: https://forms.example.org/r/abc today')
  assert.equal(hadMeeting, false)
})

test('endless words take no longer than others', () => {
  const began = performance.now()
  for (const piece of ['x', 'x.', '[', '<', '!', 'https://', 'zoom.us/', 'dial in ', '_'.repeat(20), '_\n'])
    withoutMeeting(piece.repeat(Math.ceil(300_000 / piece.length)))
  assert.ok(performance.now() - began < 5000, `It took ${Math.round(performance.now() - began)} ms.`)
})
