import fc from 'fast-check'
import { maskSecrets } from '../../src/amplitude/mask-secrets'
import { halve, split } from '../../src/amplitude/split'
import { range } from './numbers'

const SEEDED = { seed: 4711, numRuns: 1000 }

/** Items, each of which fits a request of its own. */
const packings = fc
  .record({
    maxItems: fc.integer({ min: 1, max: 12 }),
    room: fc.integer({ min: 1, max: 120 }),
    frame: fc.integer({ min: 0, max: 60 }),
    separator: fc.integer({ min: 0, max: 3 })
  })
  .chain(({ maxItems, room, frame, separator }) =>
    fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: room }), { maxLength: 60 }),
      limits: fc.constant({ maxItems, maxBytes: frame + room }),
      overhead: fc.constant({ frame, separator })
    })
  )

describe('Packing items into requests (B2)', () => {
  it('keeps every item and their order', () => {
    fc.assert(
      fc.property(packings, ({ sizes, limits, overhead }) => {
        expect(split(sizes, limits, overhead).flat()).toEqual(range(sizes.length))
      }),
      SEEDED
    )
  })

  it('exceeds neither the count nor the bytes, and makes no empty request', () => {
    fc.assert(
      fc.property(packings, ({ sizes, limits, overhead }) => {
        for (const request of split(sizes, limits, overhead)) {
          const body = request.reduce((sum, item) => sum + sizes[item], overhead.frame)
          expect(body + overhead.separator * (request.length - 1)).toBeLessThanOrEqual(limits.maxBytes)
          expect(request.length).toBeLessThanOrEqual(limits.maxItems)
          expect(request.length).toBeGreaterThan(0)
        }
      }),
      SEEDED
    )
  })

  it('makes no request more than needed: the first item of each would not have fitted the one before', () => {
    fc.assert(
      fc.property(packings, ({ sizes, limits, overhead }) => {
        const requests = split(sizes, limits, overhead)
        requests.slice(1).forEach(([first], before) => {
          const fuller = [...requests[before], first]
          const body = fuller.reduce((sum, item) => sum + sizes[item], overhead.frame)
          const bytes = body + overhead.separator * (fuller.length - 1)
          expect(fuller.length > limits.maxItems || bytes > limits.maxBytes).toBe(true)
        })
      }),
      SEEDED
    )
  })

  it('makes no request of nothing', () => {
    expect(split([], { maxItems: 10, maxBytes: 100 }, { frame: 10, separator: 1 })).toEqual([])
  })

  it.each([
    [[40, 49], [[0, 1]]],
    [
      [40, 50],
      [[0], [1]]
    ]
  ])('fills a request to its last byte: %j', (sizes, requests) => {
    expect(split(sizes, { maxItems: 10, maxBytes: 100 }, { frame: 10, separator: 1 })).toEqual(requests)
  })
})

describe('Halving a request (B3)', () => {
  it('keeps every item and their order, in two parts that differ by one item at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 50 }), (items) => {
        const [first, second] = halve(items)
        expect([...first, ...second]).toEqual(items)
        expect(Math.abs(first.length - second.length)).toBeLessThanOrEqual(1)
        expect(Math.min(first.length, second.length)).toBeGreaterThan(0)
      }),
      SEEDED
    )
  })
})

describe('Masking keys (S3)', () => {
  const secret = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/^[*]+$/.test(text))

  it('leaves no key in any text, whatever surrounds it', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        // A key that the mask, or its seam with the text around, spells by itself is not a leak.
        fc.pre(!key.includes('*'))
        expect(maskSecrets(`${before}${key}${after}`, [key])).not.toContain(key)
      }),
      SEEDED
    )
  })

  it('leaves every value without a key as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(maskSecrets(value, ['not-in-there-4711', '', undefined])).toEqual(value)
      }),
      SEEDED
    )
  })

  it('reaches names and values at every depth', () => {
    const answer = { error: 'no key-4711', lists: [{ 'key-4711': ['a key-4711 b key-4711', 1, null, true] }] }
    expect(maskSecrets(answer, ['key-4711', 'other'])).toEqual({
      error: 'no ***',
      lists: [{ '***': ['a *** b ***', 1, null, true] }]
    })
  })

  it('hides both keys whole where one is part of the other', () => {
    const masked = JSON.stringify(maskSecrets('api-key and api-key-secret', ['api-key', 'api-key-secret']))
    expect(masked).not.toMatch(/secret/)
  })
})
