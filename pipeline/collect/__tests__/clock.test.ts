import { correctedTime } from '../clock'

const at = (time: string) => Date.parse(time)
const received = at('2026-01-31T12:00:00.000Z')

describe('the time of a call', () => {
  it.each([
    [
      'is the client’s where its clock is right',
      '2026-01-31T11:59:50.000Z',
      '2026-01-31T12:00:00.000Z',
      '2026-01-31T11:59:50.000Z'
    ],
    [
      'moves forward where the clock is an hour slow',
      '2026-01-31T10:59:50.000Z',
      '2026-01-31T11:00:00.000Z',
      '2026-01-31T11:59:50.000Z'
    ],
    [
      'moves back where the clock is a year fast',
      '2027-01-31T11:59:50.000Z',
      '2027-01-31T12:00:00.000Z',
      '2026-01-31T11:59:50.000Z'
    ],
    [
      'stays in the future where the caller put it there',
      '2026-02-01T12:00:00.000Z',
      '2026-01-31T12:00:00.000Z',
      '2026-02-01T12:00:00.000Z'
    ],
    [
      'stays in the past where history is imported',
      '2012-12-02T00:30:12.984Z',
      '2026-01-31T12:00:00.000Z',
      '2012-12-02T00:30:12.984Z'
    ],
    ['knows other zones', '2026-01-31T13:59:50+02:00', '2026-01-31T12:00:00Z', '2026-01-31T11:59:50.000Z'],
    ['is read as UTC without a zone', '2026-01-31T11:59:50', '2026-01-31T12:00:00.000Z', '2026-01-31T11:59:50.000Z']
  ])('%s', (_what, original, sent, expected) => {
    expect(new Date(correctedTime(original, sent, received)).toISOString()).toBe(expected)
  })

  it.each([undefined, null])('is when it was received where the call has none: %p', (original) => {
    expect(correctedTime(original, '2020-01-01T00:00:00.000Z', received)).toBe(received)
  })

  it.each([undefined, null, 'junk', '', 5, {}, [], true])('is not corrected by a sentAt that is %p', (sentAt) => {
    expect(correctedTime('2026-01-31T11:00:00.000Z', sentAt, received)).toBe(at('2026-01-31T11:00:00.000Z'))
  })

  it.each(['junk', '', 'session 12', 1769860800000, {}, [], true, '2026-02-31T00:00:00Z'])(
    'is unknown where the call says %p',
    (original) => {
      expect(correctedTime(original, '2026-01-31T12:00:00.000Z', received)).toBeNaN()
    }
  )
})
