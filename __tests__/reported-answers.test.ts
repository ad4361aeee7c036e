import { isPage, words } from '../src/amplitude/answers'
import { textMask } from '../src/amplitude/mask-secrets'
import { reportedAnswer } from '../src/amplitude/reported-answer'

const KEY = 'api-key-4711'
const mask = textMask([KEY])
const unchanged = (text: string) => text

describe('The words of an answer', () => {
  it.each<[what: string, body: unknown, expected: string]>([
    ['its text', 'invalid_api_key', 'invalid_api_key'],
    ['its error', { error: 'Refused', message: 'Sorry' }, 'Refused'],
    ['its message where it has no error', { message: 'Sorry' }, 'Sorry'],
    ['its message where its error is no text', { error: { a: 1 }, message: 'Sorry' }, 'Sorry'],
    ['none where neither is text', { error: 7, message: null }, ''],
    ['none where it has neither', { code: 400 }, ''],
    ['none of nothing', null, '']
  ])('are %s', (_, body, expected) => {
    expect(words(body)).toBe(expected)
  })

  it.each<[body: unknown, expected: boolean]>([
    ['<html></html>', true],
    ['\n  <!DOCTYPE html>', true],
    ['a < b', false],
    [['<html>'], false],
    [{ error: '<html>' }, false]
  ])('are no page’s, which is known by how it begins: %j → %s', (body, expected) => {
    expect(isPage(body)).toBe(expected)
  })
})

describe('What is reported of an answer', () => {
  it.each<[what: string, body: unknown, expected: unknown]>([
    ['its text', 'Refused', 'Refused'],
    ['a thousand characters of its text', 'x'.repeat(2000), 'x'.repeat(1000)],
    ['that it is a list, and of how many', [1, [2]], 'a list of 2'],
    ['a number as text', 7, '7'],
    ['nothing as text', null, 'null'],
    [
      'what is no list and no object of it',
      { error: 'Refused', count: 7, done: false, none: null, list: [1], object: { a: 1 } },
      { error: 'Refused', count: 7, done: false, none: null }
    ],
    ['a thousand characters of a value', { error: 'x'.repeat(2000) }, { error: 'x'.repeat(1000) }],
    ['a hundred characters of a name', { ['n'.repeat(200)]: 1 }, { ['n'.repeat(100)]: 1 }],
    [
      'its first twenty names',
      Object.fromEntries(Array.from({ length: 25 }, (_, number) => [`name-${number}`, number])),
      Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`name-${number}`, number]))
    ]
  ])('is %s', (_, body, expected) => {
    expect(reportedAnswer(body, unchanged).body).toEqual(expected)
  })

  it('is an object like any other, whatever its names are', () => {
    const body: unknown = JSON.parse('{"__proto__": null, "error": "Refused"}')
    const reported = reportedAnswer(body, unchanged).body
    expect(Object.getPrototypeOf(reported)).toBe(Object.prototype)
    expect(Object.entries(reported)).toEqual([['error', 'Refused']])
  })

  it('is quoted in its words, or as JSON where it has none', () => {
    expect(reportedAnswer({ code: 400, error: 'Refused' }, unchanged).quote).toBe('"Refused"')
    expect(reportedAnswer({ code: 400, list: [1] }, unchanged).quote).toBe('"{\\"code\\":400}"')
    expect(reportedAnswer([1], unchanged).quote).toBe('"\\"a list of 1\\""')
  })

  it('holds no key in text, values or names, nor a part of one that is cut', () => {
    expect(reportedAnswer(`No ${KEY}`, mask).body).toBe('No ***')
    expect(reportedAnswer({ [KEY]: 1, error: `No ${KEY}` }, mask).body).toEqual({ '***': 1, error: 'No ***' })
    expect(reportedAnswer(`${'x'.repeat(995)}${KEY}`, mask).body).toBe(`${'x'.repeat(995)}***`)
    const ofLongName = reportedAnswer({ [`${'x'.repeat(90)}${KEY}`]: 1 }, mask)
    expect(ofLongName.body).toEqual({ [`${'x'.repeat(90)}***`]: 1 })
    expect(ofLongName.quote).toContain('***')
    expect(ofLongName.quote).not.toContain('api')
  })

  it('keeps the names that Amplitude documents, also where one of them is the key', () => {
    const body = {
      ...{ code: 400, error: 1, missing_field: 2, eps_threshold: 3 },
      ...{ events_ingested: 4, payload_size_bytes: 5, server_upload_time: 6 }
    }
    expect(reportedAnswer(body, textMask(Object.keys(body))).body).toEqual(body)
  })

  it('is looked for keys in the first 100,000 characters of a text, which is all that may be reported', () => {
    const masked: number[] = []
    const { quote, body } = reportedAnswer('x'.repeat(200_000), (text) => text.slice(0, masked.push(text.length) && 5))
    expect([quote, body]).toEqual(['"xxxxx"', 'xxxxx'])
    expect(masked).toEqual([100_000, 100_000])
  })

  it('is made once, however many events ask for it', () => {
    let masked = 0
    const reported = reportedAnswer({ error: 'Refused' }, (text) => `${text}${++masked}`)
    expect([reported.quote, reported.quote]).toEqual(['"Refused1"', '"Refused1"'])
    expect(reported.body).toEqual({ error: 'Refused2' })
    expect(reported.body).toBe(reported.body)
  })
})
