import { reportedAnswer } from '../src/amplitude/reported-answer'
import { showValue } from '../src/amplitude/show-value'

const unmasked = (text: string) => text

describe('A value in a message', () => {
  it.each([
    ['a text', 'a "b"', '"a \\"b\\""'],
    ['an object', { a: [1, null] }, '{"a":[1,null]}'],
    ['a number that is none', NaN, 'NaN'],
    ['a number beyond all', -Infinity, '-Infinity'],
    ['a number', 1.5, '1.5'],
    ['nothing', undefined, 'undefined'],
    ['a number too large for JSON', BigInt(1), 'a value of type bigint']
  ])('is its JSON: %s', (_, value, shown) => {
    expect(showValue(value)).toBe(shown)
  })

  it('is its type where it is nested too deeply', () => {
    let deep: object = {}
    for (let level = 0; level < 20_000; level++) deep = [deep]
    expect(showValue(deep)).toBe('a value of type object')
  })

  it('has at most 100 characters, and says where it was cut', () => {
    expect(showValue('x'.repeat(98))).toBe(`"${'x'.repeat(98)}"`)
    expect(showValue('x'.repeat(99))).toBe(`"${'x'.repeat(99)}…`)
  })

  it('is never cut through a character, and keeps all whole ones', () => {
    expect(showValue(`${'x'.repeat(98)}😀😀`)).toBe(`"${'x'.repeat(98)}…`)
    expect(showValue(`😀${'x'.repeat(99)}`)).toBe(`"😀${'x'.repeat(97)}…`)
  })

  it('is masked before it is cut', () => {
    expect(showValue('secret'.repeat(30), (text) => text.replace(/secret/g, '*'))).toBe(`"${'*'.repeat(30)}"`)
  })
})

describe('An answer in a report', () => {
  const reported = (body: unknown) => reportedAnswer(body, unmasked)

  it.each([
    ['a text', 'Busy', 'Busy', '"Busy"'],
    ['an error', { error: 'Bad', code: 400 }, { error: 'Bad', code: 400 }, '"Bad"'],
    ['a message', { message: 'Bad' }, { message: 'Bad' }, '"Bad"'],
    ['numbers alone', { code: 400 }, { code: 400 }, '"{\\"code\\":400}"'],
    ['a list', [1, 2, 3], 'a list of 3', '"\\"a list of 3\\""'],
    ['a number', 7, '7', '"\\"7\\""'],
    ['null', null, 'null', '"\\"null\\""'],
    ['null and a switch inside', { a: null, b: true }, { a: null, b: true }, '"{\\"a\\":null,\\"b\\":true}"']
  ])('is what it says: %s', (_, body, reportedBody, quote) => {
    expect(reported(body).body).toEqual(reportedBody)
    expect(reported(body).quote).toBe(quote)
  })

  it('is without lists and whatever is nested, which could be thousands of events', () => {
    const body = { code: 429, throttled_events: [1, 2], throttled_users: { a: 1 }, error: 'Slow' }
    expect(reported(body).body).toEqual({ code: 429, error: 'Slow' })
  })

  it('has at most 1,000 characters of a text, and 100 of a name', () => {
    expect(reported('x'.repeat(2000)).body).toHaveLength(1000)
    const { body } = reported({ error: 'x'.repeat(2000), ['n'.repeat(200)]: 1 })
    expect(body).toEqual({ error: 'x'.repeat(1000), ['n'.repeat(100)]: 1 })
  })

  it('has at most 20 names, the first', () => {
    const names = Array.from({ length: 30 }, (_, number) => `name-${number}`)
    const { body } = reported(Object.fromEntries(names.map((name) => [name, 1])))
    expect(Object.keys(body as object)).toEqual(names.slice(0, 20))
  })

  it('counts among them no name that is left out', () => {
    const body = { lists: [], ...Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`name-${number}`, 1])) }
    expect(Object.keys(reported(body).body as object)).toHaveLength(20)
  })

  it('takes no other prototype from a name', () => {
    const { body } = reported(JSON.parse('{"__proto__":"x","code":400}'))
    expect(Object.keys(body as object)).toEqual(['code'])
  })

  it('is looked through for keys: its texts, its values and its names, but for those that Amplitude documents', () => {
    const seen: string[] = []
    const mask = (text: string) => (seen.push(text), text.replace('key', '*'))
    const documented = {
      code: 1,
      error: 'key',
      missing_field: 'f',
      eps_threshold: 2,
      events_ingested: 3,
      payload_size_bytes: 4,
      server_upload_time: 5
    }
    const { body } = reportedAnswer({ ...documented, 'a key': 6 }, mask)
    expect(body).toEqual({ ...documented, error: '*', 'a *': 6 })
    expect(seen).toEqual(['key', 'f', 'a key'])
  })

  it('is looked through once, and 100,000 characters of a text at most', () => {
    const seen: number[] = []
    const answer = reportedAnswer('x'.repeat(200_000), (text) => (seen.push(text.length), text))
    for (let times = 0; times < 3; times++) expect([answer.quote, answer.body]).toHaveLength(2)
    expect(seen).toEqual([100_000, 100_000])
  })
})
