import { withoutWriteKey, writeKeyOf } from '../write-key'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('the write key', () => {
  it.each([
    ['the name of Basic authorization', basic('key-1:'), {}, 'key-1'],
    ['that name without a colon', basic('key-1'), {}, 'key-1'],
    ['that name, whatever the case of "Basic"', basic('key-1:').replace('B', 'b'), {}, 'key-1'],
    ['that name before the body’s', basic('key-1:'), { writeKey: 'key-2' }, 'key-1'],
    ['the body’s', undefined, { writeKey: 'key-2' }, 'key-2'],
    ['the body’s beside a token', 'Bearer abc', { writeKey: 'key-2' }, 'key-2'],
    ['the body’s where the name is empty', basic(':'), { writeKey: 'key-2' }, 'key-2']
  ])('is %s', (_what, authorization, body, expected) => {
    expect(writeKeyOf(authorization, body)).toBe(expected)
  })

  it.each([
    [undefined, {}],
    ['', {}],
    ['Basic', { writeKey: '' }],
    ['Bearer abc', { writeKey: 5 }],
    ['nonsense', { writeKey: null }]
  ])('is missed in %p and %j', (authorization, body) => {
    expect(writeKeyOf(authorization, body)).toBeUndefined()
  })

  it('is left out of what travels on, and the caller’s object is left alone', () => {
    const sent = { writeKey: 'key', a: 1 }
    expect(withoutWriteKey(sent)).toEqual({ a: 1 })
    expect(sent.writeKey).toBe('key')
  })
})
