import fc from 'fast-check'
import { insertId } from '../src/events/insert-id'

/** Characters that Amplitude keeps of an id. */
const KEPT = 1024

/** Texts of the characters that could be taken for something else, of any characters, and long ones. */
const text = fc.oneof(
  fc.stringOf(fc.constantFrom(':', '\\', '0', 'm', ' ', ',', '"'), { maxLength: 6 }),
  fc.constantFrom(
    'm',
    'm:0',
    'm:0:0',
    '0',
    '1',
    'm\\',
    '0:Product Purchased',
    'Product Purchased',
    'a: b',
    'a\\: b',
    ' b'
  ),
  fc.fullUnicodeString(),
  fc.string16bits(),
  fc
    .tuple(fc.constantFrom(1000, 1023, 1024, 1025, 3000), fc.stringOf(fc.constantFrom(':', 'm'), { maxLength: 3 }))
    .map(([length, end]) => 'm'.repeat(length) + end)
)
const filled = text.filter((value) => value !== '')
const call = fc.record({ message: filled, part: fc.option(text, { nil: undefined }), eventType: text })

type Call = { message: string; part?: string; eventType: string }

const idOf = ({ message, part, eventType }: Call) => insertId({ message_id: message }, eventType, part)!
const same = (a: Call, b: Call) => a.message === b.message && a.part === b.part && a.eventType === b.eventType

describe('The insert ids of two calls, parts or event types (C5)', () => {
  it('are never the same, nor in what Amplitude keeps of them', () => {
    fc.assert(
      fc.property(call, call, (a, b) => {
        expect(idOf(a).slice(0, KEPT) === idOf(b).slice(0, KEPT)).toBe(same(a, b))
      }),
      { seed: 4711, numRuns: 50_000 }
    )
  })

  it('are well-formed text of no more characters than Amplitude keeps', () => {
    fc.assert(
      fc.property(call, (some) => {
        const id = idOf(some)
        expect(id.length).toBeLessThanOrEqual(KEPT)
        expect(Buffer.from(id).toString()).toBe(id)
      }),
      { seed: 4711, numRuns: 5000 }
    )
  })

  it.each<[Call, Call]>([
    [
      { message: 'm', part: '0', eventType: 'Product Purchased' },
      { message: 'm:0', eventType: 'Product Purchased' }
    ],
    [
      { message: 'm', part: '0', eventType: 'Product Purchased' },
      { message: 'm', eventType: '0:Product Purchased' }
    ],
    [
      { message: 'm', part: 'Any', eventType: ' Clicked' },
      { message: 'm', eventType: 'Any: Clicked' }
    ],
    [
      { message: 'm:1', part: '2', eventType: 'A' },
      { message: 'm', part: '1:2', eventType: 'A' }
    ],
    [
      { message: 'm\\', part: 'a', eventType: 'A' },
      { message: 'm', part: '\\:a', eventType: 'A' }
    ],
    [
      { message: 'm', part: `${'t'.repeat(2000)}1`, eventType: '$identify' },
      { message: 'm', part: `${'t'.repeat(2000)}2`, eventType: '$identify' }
    ],
    [
      { message: `${'m'.repeat(2000)}1`, eventType: 'A' },
      { message: `${'m'.repeat(2000)}2`, eventType: 'A' }
    ],
    [
      { message: 'm\ud800', eventType: 'A' },
      { message: 'm\ud801', eventType: 'A' }
    ]
  ])('differ for %j and %j', (a, b) => {
    expect(idOf(a).slice(0, KEPT)).not.toBe(idOf(b).slice(0, KEPT))
  })
})

describe('The insert ids of further events of a call whose insert id is mapped (C5)', () => {
  const mapped = fc.record({ insert_id: filled, part: text, eventType: text })

  it('are neither each other’s nor any that is mapped', () => {
    fc.assert(
      fc.property(mapped, mapped, ({ insert_id, part, eventType }, other) => {
        const id = insertId({ insert_id }, eventType, part)!
        expect(id.length).toBeLessThanOrEqual(KEPT)
        const otherId = insertId({ insert_id: other.insert_id }, other.eventType, other.part)!
        const isSame = insert_id === other.insert_id && part === other.part && eventType === other.eventType
        expect(id === otherId).toBe(isSame)
        expect([insert_id, other.insert_id, `${insert_id}:${part}`]).not.toContain(id)
      }),
      { seed: 4711, numRuns: 5000 }
    )
  })

  it('differ from the first 1,024 characters of a long one', () => {
    const insert_id = 'i'.repeat(3000)
    const ids = [undefined, '0', '1'].map((part) => insertId({ insert_id }, 'A', part)!.slice(0, KEPT))
    expect(new Set(ids).size).toBe(3)
  })
})

describe('The insert id of an everyday call (C5)', () => {
  it('stays the same from one version to the next, so that a retry after an update is one', () => {
    expect(insertId({ insert_id: 'mine' }, 'Product Purchased', 0)).toBe(
      ':e1090dc6a26c2b40098531118e43d0f5f68fa7a51c4d70ab57fdf836dc096f02'
    )
    expect(insertId({ message_id: 'm'.repeat(2000) }, 'Clicked')).toBe(
      ':2f2c3747ea5e1904843e9a28baaf85af77f9f2ff33ac576f904ea250672ea415'
    )
    expect(insertId({ message_id: 'm'.repeat(2000) }, 'Product Purchased', 0)).toBe(
      ':1418c7e6aa850232f670e44187c99c73ef646171bc044fd66f2240a230ee20c8'
    )
    expect(insertId({ message_id: 'message-7' }, ' \\odd', 0)).toBe('message-7:0:\\ \\odd')
  })

  it('can be read as long as Amplitude keeps it whole', () => {
    const message_id = 'm'.repeat(KEPT - ':Clicked'.length)
    expect(insertId({ message_id }, 'Clicked')).toBe(`${message_id}:Clicked`)
    expect(insertId({ message_id: `${message_id}m` }, 'Clicked')).toMatch(/^:[\da-f]{64}$/)
  })

  it('can be read: message id, part and event type', () => {
    expect(insertId({ message_id: 'message-5' }, 'Subscription Started')).toBe('message-5:Subscription Started')
    expect(insertId({ message_id: 'message-7' }, 'Product Purchased', 1)).toBe('message-7:1:Product Purchased')
    expect(insertId({ message_id: 'ajs-next-1a2b' }, '$identify', '[Segment] Group')).toBe(
      'ajs-next-1a2b:[Segment] Group:$identify'
    )
  })

  it('has colons of an event type escaped where they could be those between the parts', () => {
    expect(insertId({ message_id: 'message-5' }, 'Video: Played')).toBe('message-5:Video: Played')
    expect(insertId({ message_id: 'message-5' }, 'Video:Played')).toBe('message-5:Video\\:Played')
  })
})
