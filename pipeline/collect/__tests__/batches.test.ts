import { unbatch } from '../unbatch'

describe('the calls of a batch', () => {
  it('have its time of sending', () => {
    expect(unbatch({ batch: [{ a: 1 }, { a: 2, sentAt: 'stale' }], sentAt: 'now' })).toEqual([
      { a: 1, sentAt: 'now' },
      { a: 2, sentAt: 'now' }
    ])
  })

  it('keep their own where the batch has none', () => {
    expect(unbatch({ batch: [{ sentAt: 'mine' }], sentAt: null })).toEqual([{ sentAt: 'mine' }])
  })

  it('have its context and integrations, of which their own entries win', () => {
    const shared = {
      context: { device: { type: 'phone' }, locale: 'de' },
      integrations: { All: false, Mixpanel: true }
    }
    expect(unbatch({ batch: [{ context: { locale: 'fr' }, integrations: { All: true } }, {}], ...shared })).toEqual([
      { context: { device: { type: 'phone' }, locale: 'fr' }, integrations: { All: true, Mixpanel: true } },
      shared
    ])
  })

  it.each([null, undefined])('take what is shared where their own is %p', (context) => {
    expect(unbatch({ batch: [{ context }], context: { locale: 'de' } })).toEqual([{ context: { locale: 'de' } }])
  })

  it.each(['text', 5, ['list']])('stay what they are where their context is %p, or that of the batch', (junk) => {
    expect(unbatch({ batch: [{ context: junk }], context: { locale: 'de' } })).toEqual([{ context: junk }])
    expect(unbatch({ batch: [{ context: { locale: 'de' } }], context: junk })).toEqual([{ context: { locale: 'de' } }])
  })

  it('may be anything', () => {
    expect(unbatch({ batch: [null, 'x', [1], 5], sentAt: 'now' })).toEqual([null, 'x', [1], 5])
  })

  it('do not mix names that mean something to JavaScript into objects', () => {
    const [call] = unbatch(JSON.parse('{"batch": [{"context": {}}], "context": {"__proto__": {"polluted": true}}}'))
    expect(Object.getPrototypeOf((call as { context: object }).context)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each([undefined, null, {}, 'text', 5])('are missed where the batch is %p', (batch) => {
    expect(() => unbatch({ batch })).toThrow(/The batch is .*, and must be a list of calls/)
  })
})
