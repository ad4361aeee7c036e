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
  it('is an object like any other, whatever its names are', () => {
    const body: unknown = JSON.parse('{"__proto__": null, "error": "Refused"}')
    const reported = reportedAnswer(body, unchanged).body
    expect(Object.getPrototypeOf(reported)).toBe(Object.prototype)
    expect(Object.entries(reported)).toEqual([['error', 'Refused']])
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
})
