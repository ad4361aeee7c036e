import fc from 'fast-check'
import type { Channel, Item } from '../../src/amplitude/channel'
import { maskSecrets } from '../../src/amplitude/mask-secrets'
import type { Load } from '../../src/amplitude/pack'
import { halve, pack, repack } from '../../src/amplitude/pack'
import { range } from './numbers'

const SEEDED = { seed: 4711, numRuns: 1000 }

interface Sizes {
  /** Bytes of each item. */
  items: number[]
  maxItems: number
  maxBytes: number
  frame: number
  separator: number
}

/** Items, of which about one in eight fits no request, and channels with parts of any length. */
const packings: fc.Arbitrary<Sizes> = fc
  .record({
    maxItems: fc.integer({ min: 1, max: 12 }),
    room: fc.integer({ min: 1, max: 120 }),
    frame: fc.integer({ min: 0, max: 60 }),
    separator: fc.integer({ min: 0, max: 3 })
  })
  .chain(({ maxItems, room, frame, separator }) =>
    fc.record({
      items: fc.array(fc.integer({ min: 1, max: Math.ceil((room * 8) / 7) }), { maxLength: 60 }),
      maxItems: fc.constant(maxItems),
      maxBytes: fc.constant(frame + room),
      frame: fc.constant(frame),
      separator: fc.constant(separator)
    })
  )

/** A channel on which an item has as many bytes as its event id says, in letters of two bytes and one of one. */
function channelOf({ maxItems, maxBytes, frame, separator }: Omit<Sizes, 'items'>): Channel {
  const prefix = 'p'.repeat(Math.ceil(frame / 2))
  return {
    url: 'https://api2.amplitude.com/2/httpapi',
    api: 'HTTP V2 API',
    noun: 'event',
    contentType: 'application/json',
    takesGzip: true,
    limits: { maxItems, maxBytes },
    prefix,
    separator: ','.repeat(separator),
    suffix: 's'.repeat(frame - prefix.length),
    encode: (item) => lettersOf('event_id' in item ? item.event_id ?? 0 : 0),
    confirms: true
  }
}

function lettersOf(bytes: number): string {
  return 'é'.repeat(Math.floor(bytes / 2)) + 'x'.repeat(bytes % 2)
}

function packed(sizes: Sizes): { loads: Load[]; tooLarge: number[] } {
  const items = sizes.items.map((event_id): Item => ({ event_type: 'Tested', event_id }))
  const tooLarge: number[] = []
  return { loads: [...pack(channelOf(sizes), items, (position) => tooLarge.push(position))], tooLarge }
}

const positionsOf = ({ parcels }: Load) => parcels.map(({ position }) => position)

describe('Packing items into requests (B2)', () => {
  it('keeps every item that fits one, in order, and names every other', () => {
    fc.assert(
      fc.property(packings, (sizes) => {
        const { loads, tooLarge } = packed(sizes)
        const fits = (position: number) => sizes.frame + sizes.items[position] <= sizes.maxBytes
        expect(loads.flatMap(positionsOf)).toEqual(range(sizes.items.length).filter(fits))
        expect(tooLarge).toEqual(range(sizes.items.length).filter((position) => !fits(position)))
      }),
      SEEDED
    )
  })

  it('exceeds neither the count nor the bytes, and makes no empty request', () => {
    fc.assert(
      fc.property(packings, (sizes) => {
        for (const { parcels, body } of packed(sizes).loads) {
          expect(Buffer.byteLength(body)).toBeLessThanOrEqual(sizes.maxBytes)
          expect(parcels.length).toBeLessThanOrEqual(sizes.maxItems)
          expect(parcels.length).toBeGreaterThan(0)
        }
      }),
      SEEDED
    )
  })

  it('makes no request more than needed: the first item of each would not have fitted the one before', () => {
    fc.assert(
      fc.property(packings, (sizes) => {
        const { loads } = packed(sizes)
        loads.slice(1).forEach(({ parcels: [first] }, before) => {
          const bytes = Buffer.byteLength(loads[before].body) + sizes.separator + first.bytes
          expect(loads[before].parcels.length === sizes.maxItems || bytes > sizes.maxBytes).toBe(true)
        })
      }),
      SEEDED
    )
  })

  it('writes a body of the prefix, the items with separators between them, and the suffix, as text or as bytes', () => {
    const large = { maxItems: 2000, maxBytes: 1_000_000, frame: 11, separator: 2 }
    fc.assert(
      fc.property(fc.oneof(packings, fc.constant({ ...large, items: range(400).slice(1) })), (sizes) => {
        const { prefix, separator, suffix } = channelOf(sizes)
        for (const load of packed(sizes).loads) {
          const items = positionsOf(load).map((position) => lettersOf(sizes.items[position]))
          expect(load.body.toString()).toBe(prefix + items.join(separator) + suffix)
        }
      }),
      { ...SEEDED, numRuns: 200 }
    )
  })

  it('packs what is sent again as it was packed before', () => {
    fc.assert(
      fc.property(packings, (sizes) => {
        for (const load of packed(sizes).loads) expect(repack(channelOf(sizes), load.parcels)).toEqual(load)
      }),
      SEEDED
    )
  })

  it('makes no request of nothing', () => {
    expect(packed({ items: [], maxItems: 10, maxBytes: 100, frame: 10, separator: 1 }).loads).toEqual([])
  })

  it.each([
    [[40, 49], [[0, 1]]],
    [
      [40, 50],
      [[0], [1]]
    ]
  ])('fills a request to its last byte: %j', (items, requests) => {
    const { loads } = packed({ items, maxItems: 10, maxBytes: 100, frame: 10, separator: 1 })
    expect(loads.map(positionsOf)).toEqual(requests)
  })

  it('encodes nothing before it is needed', () => {
    let encoded = 0
    const channel: Channel = {
      ...channelOf({ maxItems: 2, maxBytes: 100, frame: 10, separator: 1 }),
      encode: () => `${encoded++}`
    }
    const loads = pack(channel, new Array<Item>(100).fill({ event_type: 'Tested' }), () => undefined)
    loads.next()
    expect(encoded).toBe(3)
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
  // Shorter ones are hidden only where a text calls them a key.
  const secret = fc.string({ minLength: 4, maxLength: 8 }).filter((text) => !/^[*]+$/.test(text))

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
