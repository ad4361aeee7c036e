import { toMilliseconds } from '../src/events/milliseconds'

/** The time of a text, as ISO has it. */
const isoOf = (text: string) => new Date(toMilliseconds(text, 'time')).toISOString()

const MONTHS = [
  ['Jan', 'January'],
  ['Feb', 'February'],
  ['Mar', 'March'],
  ['Apr', 'April'],
  ['May', 'May'],
  ['Jun', 'June'],
  ['Jul', 'July'],
  ['Aug', 'August'],
  ['Sep', 'September', 'Sept'],
  ['Oct', 'October'],
  ['Nov', 'November'],
  ['Dec', 'December']
]

describe('A date whose parts stand in order, without a zone (C3)', () => {
  it.each([
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026/3', '2026-03-01T00:00:00.000Z'],
    ['2026-3-5', '2026-03-05T00:00:00.000Z'],
    ['2026-03-05T07', '2026-03-05T07:00:00.000Z'],
    ['2026/03/05 7', '2026-03-05T07:00:00.000Z'],
    ['2026-03-05T7:08', '2026-03-05T07:08:00.000Z'],
    ['2026-03-05T07:08:09', '2026-03-05T07:08:09.000Z'],
    ['2026-03-05t7:8:9', '2026-03-05T07:08:09.000Z'],
    ['2026-03-05  T 07:08', '2026-03-05T07:08:00.000Z'],
    ['2026-03-05T07:08:09.5', '2026-03-05T07:08:09.500Z'],
    ['2026-03-05 07:08:09.25', '2026-03-05T07:08:09.250Z'],
    ['2026-03-05T07:08:09:250', '2026-03-05T07:08:09.250Z'],
    ['2026-03-05T07:08:09.123456789', '2026-03-05T07:08:09.123Z'],
    ['2026-02-28T24:00', '2026-03-01T00:00:00.000Z']
  ])('is read as UTC: %s', (text, iso) => {
    expect(isoOf(text)).toBe(iso)
  })

  it.each([
    '0001-01-01',
    '0001-01-01T00:00:00',
    '0099-12-31',
    '0001-01',
    '0099/12',
    '0001-01-01 11:30 PM',
    '01/31/0026',
    'Jan 31, 0026'
  ])('is of the year that it says, before which nothing was recorded: %s', (text) => {
    expect(() => isoOf(text)).toThrow('is no point in time')
  })

  it.each([
    '2026-03-05T07:60',
    '2026-03-05T07:08:60',
    '2026-03-05T25',
    '2026-00-05',
    '2026-03-00',
    '2026/02/30',
    '2026-04-31T00:00:00Z'
  ])('is none where clock or calendar do not have it: %s', (text) => {
    expect(() => isoOf(text)).toThrow('is no point in time')
  })
})

describe('A date in words (C3)', () => {
  it.each(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))(
    'may say the month as %s',
    (name, month) => {
      const iso = `2026-${String(month).padStart(2, '0')}-15T12:00:00.000Z`
      for (const text of [`${name} 15, 2026 12:00`, `15 ${name} 2026 12:00`, `15-${name}-2026 12:00`]) {
        expect(isoOf(text)).toBe(iso)
        expect(isoOf(text.toUpperCase())).toBe(iso)
      }
      expect(isoOf(`2026 ${name} 15`)).toBe(`${iso.slice(0, 10)}T00:00:00.000Z`)
    }
  )

  it.each(
    ['Sun Sunday Mon Monday Tue Tues Tuesday Wed Wednesday Thu Thurs Thursday Fri Friday Sat Saturday'].flatMap(
      (names) => names.split(' ')
    )
  )('may say the day of the week as %s', (name) => {
    expect(isoOf(`${name}, 31 Jan 2026 12:00`)).toBe('2026-01-31T12:00:00.000Z')
  })

  it.each([
    ['11:30 AM', '11:30'],
    ['11:30 pm', '23:30']
  ])('may say half of the day: %s', (time, sent) => {
    expect(isoOf(`Jan 31, 2026 ${time}`)).toBe(`2026-01-31T${sent}:00.000Z`)
    expect(isoOf(`2026-01-31 ${time}`)).toBe(`2026-01-31T${sent}:00.000Z`)
    expect(isoOf(`01/31/2026 ${time}`)).toBe(`2026-01-31T${sent}:00.000Z`)
  })

  it.each([
    'session 2026-01-31',
    '2026-01-31 session',
    'session 2026-01-31T12:00:00Z',
    '2026-01-31T12:00:00Z session',
    'session Jan 31 2026',
    'Janu 31 2026',
    'xJan 31 2026',
    'Monda, 31 Jan 2026',
    'Jan 31 2026 (CET) 12:00',
    'Größe 31 Jan 2026',
    'Sat, 2026-01-31 12:00'
  ])('has no other words: %s', (text) => {
    expect(() => isoOf(text)).toThrow('is no point in time')
  })

  it.each([
    'Jan 31',
    'Jan 31 26',
    'Jan 31 02026',
    'Jan 31 00026',
    'Jan 2026',
    '12:00',
    'Monday',
    'Monday 2026',
    '+002026-01-31T12:00:00Z'
  ])('has a day and a year of four digits: %s', (text) => {
    expect(() => isoOf(text)).toThrow('is no point in time')
  })

  it.each([
    'Feb 29, 2026',
    'Feb 29, 2026 01:00',
    'Feb 29, 2026 12:00',
    'Feb 31, 2026 12:00 GMT',
    'Feb 30, 2026 02:02 +0100',
    '31-Apr-2026'
  ])('is none where the calendar does not have its day: %s', (text) => {
    expect(() => isoOf(text)).toThrow('is no point in time')
  })
})

describe('A date of numbers that does not begin with the year (C3)', () => {
  it.each([
    ['01/31/2026', '2026-01-31T00:00:00.000Z'],
    ['1-13-2026', '2026-01-13T00:00:00.000Z'],
    ['01.31.2026', '2026-01-31T00:00:00.000Z'],
    ['12/12/2026', '2026-12-12T00:00:00.000Z'],
    ['01/31/2026 12:00:00 GMT', '2026-01-31T12:00:00.000Z']
  ])('is one where it could be no other day: %s', (text, iso) => {
    expect(isoOf(text)).toBe(iso)
  })

  it.each(['01/12/2026', '1-2-2026', '12.01.2026', '01/12/2026 12:00 GMT', '31/01/2026'])(
    'is none where day and month could change places, or have: %s',
    (text) => {
      expect(() => isoOf(text)).toThrow('is no point in time')
    }
  )

  it.each(['02/30/2026', '02/29/2026 01:00', '04/31/2026 12:00 +0100', '1/01/31/2026', '12:00 01/31/2026'])(
    'is none where the calendar does not have its day, or something stands in front: %s',
    (text) => {
      expect(() => isoOf(text)).toThrow('is no point in time')
    }
  )
})

describe('The zone of a date (C3)', () => {
  it.each(
    [
      ['UTC', 12],
      ['GMT', 12],
      ['Z', 12],
      ['utc', 12],
      ['EST', 17],
      ['EDT', 16],
      ['CST', 18],
      ['CDT', 17],
      ['MST', 19],
      ['MDT', 18],
      ['PST', 20],
      ['PDT', 19],
      ['+0200', 10],
      ['+02:00', 10],
      ['+02', 10],
      ['-0530', 17.5],
      ['GMT+0200', 10],
      ['GMT+2', 10],
      ['UTC-05:00', 17],
      ['GMT+0100 (CET)', 11],
      ['GMT+0100(CET)', 11],
      ['GMT+0100  (Central European Standard Time)', 11]
    ].map(([zone, hours]) => [zone, new Date(Date.UTC(2026, 0, 31) + Number(hours) * 3_600_000).toISOString()])
  )('counts: %s', (zone, iso) => {
    expect(isoOf(`Jan 31 2026 12:00:00 ${zone}`)).toBe(iso)
    expect(isoOf(`2026-01-31 12:00:00 ${zone}`)).toBe(iso)
  })

  it.each([
    ['2026-01-31T12:00:00+02:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31T12:00:00.123-0530', '2026-01-31T17:30:00.123Z'],
    ['2026-01-31 12:00:00.5+02', '2026-01-31T10:00:00.500Z'],
    ['Jan 1, 2026 00:30 +0200', '2025-12-31T22:30:00.000Z'],
    ['Sat Jan 31 12:00:00 EST 2026', '2026-01-31T17:00:00.000Z'],
    ['Sat Jan 31 12:00:00 +0200 2026', '2026-01-31T10:00:00.000Z'],
    ['Sat Jan 31 2026 23:30:00 GMT-0500 (EST)', '2026-02-01T04:30:00.000Z']
  ])('counts where it stands behind the time: %s', (text, iso) => {
    expect(isoOf(text)).toBe(iso)
  })

  it.each(['2026-01-31 12:00:00 CET', '2026-01-31 12:00:00 XST', 'Jan 31 2026 12:00:00 JST'])(
    'is one that everybody knows: %s',
    (text) => {
      expect(() => isoOf(text)).toThrow('is no point in time')
    }
  )
})

describe('A text that is longer than any date (C3)', () => {
  it('is none, however it begins and ends', () => {
    const ofLength = (length: number) => `2026-01-31${' '.repeat(length - 12)}12`
    expect(isoOf(ofLength(128))).toBe('2026-01-31T12:00:00.000Z')
    expect(() => isoOf(ofLength(129))).toThrow('is no point in time')
  })
})
