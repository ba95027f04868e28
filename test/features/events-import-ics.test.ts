// Calendars of Outlook, Google and others are read as they mean it: zones, dates, ends, whole days and single dates of a series.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIcs } from '#features/events/import/read-ics.ts'
import { sayWhen } from '#features/events/times.ts'
import { calendar, NOW, readOne, starts, taken, vevent, whyOf } from './events-import-kit.ts'

test('a zone is believed by its name, though the calendar does not describe it', () => {
  const zones: Record<string, [at: string, zone: string]> = {
    'Europe/Paris': ['2026-07-01T08:00:00.000Z', 'Europe/Paris'],
    'America/New_York': ['2026-07-01T14:00:00.000Z', 'America/New_York'],
    'W. Europe Standard Time': ['2026-07-01T08:00:00.000Z', 'Europe/Berlin'],
    'GMT Standard Time': ['2026-07-01T09:00:00.000Z', 'Europe/London'],
    'Eastern Standard Time': ['2026-07-01T14:00:00.000Z', 'America/New_York'],
    '/freeassociation.sourceforge.net/Europe/London': ['2026-07-01T09:00:00.000Z', 'Europe/London'],
    '/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires': [
      '2026-07-01T13:00:00.000Z',
      'America/Argentina/Buenos_Aires',
    ],
    '"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"': ['2026-07-01T09:00:00.000Z', 'Europe/London'],
    '"(UTC-05:00) Eastern Time (US & Canada)"': ['2026-07-01T14:00:00.000Z', 'America/New_York'],
    '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"': ['2026-07-01T08:00:00.000Z', 'Europe/Amsterdam'],
    'Etc/UTC': ['2026-07-01T10:00:00.000Z', 'Europe/London'],
  }
  for (const [name, [at, zone]] of Object.entries(zones)) {
    const [event] = taken(readOne(`DTSTART;TZID=${name}:20260701T100000\nDTEND;TZID=${name}:20260701T110000`))
    assert.deepEqual([event!.starts_at.toISOString(), event!.zone], [at, zone], name)
    assert.doesNotMatch(event!.assumed.join(), /no zone was printed|no zone that we know/, name)
  }
  const [unknown] = taken(readOne('DTSTART;TZID=Mars/Olympus:20260701T100000\nDTEND;TZID=Mars/Olympus:20260701T110000'))
  assert.equal(unknown!.starts_at.toISOString(), '2026-07-01T09:00:00.000Z')
  assert.match(unknown!.assumed[0]!, /“Mars\/Olympus” is no zone that we know: taken as UK time/)
})

test('a zone that only the calendar knows is read as it describes it, and a calendar’s usual zone where none is printed', () => {
  const zone = `BEGIN:VTIMEZONE
    TZID:Customized Time Zone
    BEGIN:STANDARD
    DTSTART:16010101T000000
    TZOFFSETFROM:+0300
    TZOFFSETTO:+0300
    END:STANDARD
    END:VTIMEZONE`
  const event = vevent(
    'u1',
    'DTSTART;TZID=Customized Time Zone:20260701T100000\nDTEND;TZID=Customized Time Zone:20260701T110000\nRRULE:FREQ=WEEKLY;UNTIL=20260708T070000Z',
  )
  const [first, second] = taken(readIcs(calendar(zone, event), NOW))
  assert.deepEqual(
    [first, second].map((one) => one!.starts_at.toISOString()),
    ['2026-07-01T07:00:00.000Z', '2026-07-08T07:00:00.000Z'],
  )
  assert.match(first!.assumed[0]!, /a zone that the calendar describes itself: shown in UK time/)
  const [usual] = taken(
    readIcs(calendar('X-WR-TIMEZONE:Europe/Paris', vevent('u1', 'DTSTART:20260701T100000\nDTEND:20260701T110000')), NOW),
  )
  assert.equal(usual!.starts_at.toISOString(), '2026-07-01T08:00:00.000Z')
  assert.match(usual!.assumed[0]!, /taken as that of the calendar, Europe\/Paris/)
})

test('what one calendar says of a zone is not believed of the next', () => {
  const wrong = `BEGIN:VTIMEZONE
    TZID:Europe/Paris
    BEGIN:STANDARD
    DTSTART:16010101T000000
    TZOFFSETFROM:+1100
    TZOFFSETTO:+1100
    END:STANDARD
    END:VTIMEZONE`
  const event = vevent('u1', 'DTSTART;TZID=Europe/Paris:20260701T100000\nDTEND;TZID=Europe/Paris:20260701T110000')
  for (const text of [calendar(wrong, event), calendar(event)])
    assert.deepEqual(starts(readIcs(text, NOW)), ['2026-07-01T08:00:00.000Z'])
})

test('dates that are named keep the first, and dates that are left out are left out in every form', () => {
  const named =
    'DTSTART;TZID=Europe/London:20261008T100000\nDTEND;TZID=Europe/London:20261008T110000\nRDATE;TZID=Europe/London:20261022T100000,20261105T100000'
  const all = ['2026-10-08T09:00:00.000Z', '2026-10-22T09:00:00.000Z', '2026-11-05T10:00:00.000Z']
  assert.deepEqual(starts(readOne(named)), all)
  assert.deepEqual(
    starts(readOne(named.replace(/RDATE.*/, 'RDATE;VALUE=PERIOD:20261022T090000Z/PT1H,20261105T100000Z/20261105T110000Z'))),
    all,
  )
  for (const exdate of [
    'EXDATE;TZID=Europe/London:20261022T100000',
    'EXDATE:20261022T090000Z',
    'EXDATE;VALUE=DATE:20261022',
    'EXDATE:20261022T100000',
    'EXDATE;TZID=GMT Standard Time:20261022T100000,20270101T100000',
    'EXDATE;TZID=Europe/Paris:20261022T110000',
  ])
    assert.deepEqual(starts(readOne(`${named}\n${exdate}`)), [all[0], all[2]], exdate)
  assert.deepEqual(starts(readOne(`${named}\nEXDATE:20261008T090000Z`)), all.slice(1), 'the first, too')
  const weekly = 'DTSTART;TZID=Europe/London:20261021T100000\nDURATION:PT90M\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261028T100000Z'
  assert.deepEqual(starts(readOne(weekly)), ['2026-10-21T09:00:00.000Z', '2026-11-04T10:00:00.000Z'])
})

test('an end may be a length, or not there at all: then it is an hour, and said so', () => {
  const lasts = (more: string) => {
    const [one] = taken(readOne(`DTSTART;TZID=Europe/London:20261024T100000\n${more}`))
    return [
      (one!.ends_at.getTime() - one!.starts_at.getTime()) / 60_000,
      one!.assumed.some((said) => /taken as an hour/.test(said)),
    ]
  }
  assert.deepEqual(lasts('DURATION:PT1H30M'), [90, false])
  // The clocks go back that night: a day later is 25 hours later.
  assert.deepEqual(lasts('DURATION:P1D'), [25 * 60, false])
  assert.deepEqual(lasts('DTEND;TZID=Europe/Paris:20261024T120000'), [60, false])
  assert.deepEqual(lasts(''), [60, true])
  assert.deepEqual(lasts('DTEND;TZID=Europe/London:20261024T100000'), [60, true])
  assert.deepEqual(whyOf(readOne('DTSTART:20261024T100000Z\nDURATION:-PT1H')), ['it ends before it begins'])
  assert.deepEqual(whyOf(readOne('DTSTART:20261024T100000Z\nDTEND:20271024T100000Z')), [
    'it lasts longer than a month: make several events of it',
  ])
})

test('one date of a series, without the series, is taken as one event', () => {
  const text = calendar(
    vevent(
      's1',
      'RECURRENCE-ID;TZID=Europe/London:20261022T100000\nDTSTART;TZID=Europe/London:20261023T140000\nDTEND;TZID=Europe/London:20261023T150000',
    ),
  )
  const [alone, ...none] = taken(readIcs(text, NOW))
  assert.deepEqual([alone!.starts_at.toISOString(), none.length], ['2026-10-23T13:00:00.000Z', 0])
  const series = vevent(
    's1',
    'DTSTART;TZID=Europe/London:20261008T100000\nDTEND;TZID=Europe/London:20261008T110000\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3',
  )
  const dates = taken(readIcs(calendar(series), NOW))
  assert.equal(alone!.key, dates[1]!.key, 'so that the series knows it when it comes')
})

test('"this and all later ones" moves the later ones', () => {
  const series = vevent('s1', 'DTSTART;TZID=Europe/London:20261008T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4')
  const later = vevent(
    's1',
    'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261022T100000\nDTSTART;TZID=Europe/London:20261023T110000\nDURATION:PT1H',
    'Coffee, later',
  )
  assert.deepEqual(
    taken(readIcs(calendar(series, later), NOW)).map(
      ({ title, starts_at }) => `${title} ${starts_at.toISOString().slice(0, 16)}`,
    ),
    ['Coffee 2026-10-08T09:00', 'Coffee 2026-10-15T09:00', 'Coffee, later 2026-10-23T10:00', 'Coffee, later 2026-10-30T11:00'],
  )
})

test('whole days are whole days, to the end of the last, and it is said that no time was given', () => {
  const when = (more: string) => {
    const [one] = taken(readOne(more))
    return [sayWhen(one!), one!.assumed.find((said) => /no time was given/.test(said))]
  }
  const day = ['Wednesday 1 July 2026, 00:00 to 23:59 BST', 'no time was given: taken as the whole day']
  assert.deepEqual(when('DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260702'), day)
  assert.deepEqual(when('DTSTART;VALUE=DATE:20260701'), day)
  assert.deepEqual(when('DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260701'), day)
  assert.deepEqual(when('DTSTART:20260701'), day)
  assert.deepEqual(
    when(
      'DTSTART;TZID=GMT Standard Time:20260701T000000\nDTEND;TZID=GMT Standard Time:20260702T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    ),
    day,
  )
  const days = [
    'Saturday 24 October 2026, 00:00 BST, to Monday 26 October 2026, 23:59 GMT',
    'no time was given: taken as whole days',
  ]
  assert.deepEqual(when('DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261027'), days)
  assert.deepEqual(when('DTSTART;VALUE=DATE:20261024\nDURATION:P3D'), days)
  assert.deepEqual(starts(readOne('DTSTART;VALUE=DATE:20261024\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261025')), [
    '2026-10-23T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ])
})

test('the way into a meeting is found where calendars put it, and stands in no text', () => {
  const link = 'https://teams.microsoft.com/l/meetup-join/19abc'
  const day = 'DTSTART:20261024T100000Z\nDTEND:20261024T110000Z'
  for (const more of [
    `X-MICROSOFT-SKYPETEAMSMEETINGURL:${link}`,
    `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${link}`,
    `X-GOOGLE-CONFERENCE:${link}`,
    `LOCATION:${link}`,
    `URL:${link}`,
    `DESCRIPTION:Hello\\nJoin: ${link}`,
  ]) {
    const [one] = taken(readOne(`${day}\n${more}`))
    assert.equal(one!.meeting?.link, link, more)
    assert.equal(one!.place, 'online')
    assert.doesNotMatch(`${one!.body}${one!.address}`, /teams\.microsoft/)
  }
  assert.equal(
    taken(readOne(`${day}\nCONFERENCE;VALUE=URI:https://rooms.example.org/b/abc`))[0]!.meeting?.link,
    'https://rooms.example.org/b/abc',
  )
  assert.equal(taken(readOne(`${day}\nCONFERENCE;VALUE=URI:tel:+442033215208`))[0]!.meeting, undefined)
  const [both] = taken(readOne(`${day}\nLOCATION:Room 4\\, 1 Mill Lane\\, Leeds; Microsoft Teams Meeting`))
  assert.deepEqual([both!.place, both!.address], ['both', 'Room 4, 1 Mill Lane, Leeds'])
  assert.equal(taken(readOne(`${day}\nLOCATION:1 Mill Lane\\, Leeds`))[0]!.place, 'in person')
})

test('what is private, an answer, or broken is not taken, and does not spoil the rest', () => {
  const day = 'DTSTART:20261024T100000Z\nDTEND:20261024T110000Z'
  assert.deepEqual(readOne(`${day}\nCLASS:PRIVATE`), [{ title: '(title left out)', why: 'it is marked as private' }])
  assert.throws(() => readIcs(calendar('METHOD:REPLY', vevent('u1', day)), NOW), /somebody’s answer to an invitation/)
  assert.equal(taken(readIcs(calendar('METHOD:CANCEL', vevent('u1', day)), NOW))[0]!.cancelled, true)
  const broken = vevent('u2', `${day}\nRRULE:FREQ=BOGUS`, 'Broken')
  assert.deepEqual(whyOf(readIcs(calendar(vevent('u1', day), broken), NOW)), [
    'its calendar wrote it in a way that cannot be read',
    'Coffee',
  ])
  assert.deepEqual(whyOf(readOne('DTSTART:20260230T100000Z')), ['its day or time cannot be read'])
  assert.deepEqual(whyOf(readOne(`DTSTART:19200101T100000Z\nDTEND:19200101T110000Z`)), ['it is in the year 1920: is that right?'])
})
