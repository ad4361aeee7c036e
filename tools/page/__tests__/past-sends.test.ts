import type { Call } from '../api'
import type { PastSend } from '../client/share/past-send'
import { inWords, isPastSends, pastSend, withSend } from '../client/share/past-send'
import type { Sent } from '../client/workbench'

const outcome = (event: number, delivered: boolean) => ({
  event,
  status: delivered ? 200 : 400,
  delivered,
  ...(delivered ? {} : { message: 'user_id is missing' }),
  fields: {}
})

const call = (position: number, outcomes: Call['outcomes']): Call => ({
  position,
  subscription: `Subscription ${position}`,
  action: 'logEvent',
  exchanges: [],
  unanswered: [],
  outcomes
})

const sent = (events: number, calls: Call[]): Sent => ({
  events: Array.from({ length: events }, () => ({ type: 'track', event: 'Paid' })),
  subscriptions: [],
  calls,
  live: false,
  usersBefore: [],
  isStale: false
})

const AT = new Date('2026-01-31T20:00:00Z')
const kept = (text = '{}'): PastSend => pastSend(sent(1, [call(0, [outcome(0, true)])]), text, AT)

describe('a past send', () => {
  it('counts each event once: refused where one subscription could not deliver it, or taken by none', () => {
    const calls = [
      call(0, [outcome(0, true), outcome(1, true), outcome(2, false)]),
      call(1, [outcome(0, true), outcome(1, false)])
    ]
    const { counts, calls: shown, title, at } = pastSend(sent(5, calls), '[]', AT)
    expect(counts).toEqual({ events: 5, delivered: 1, refused: 2, untaken: 2 })
    expect(inWords(counts)).toBe('5 events: 1 delivered, 2 refused, 2 taken by no subscription')
    expect(shown).toMatchObject([
      { delivered: 2, of: 3, refusal: 'user_id is missing' },
      { delivered: 1, of: 2 }
    ])
    expect({ title, at }).toEqual({ title: expect.stringContaining('Paid'), at: '2026-01-31T20:00:00.000Z' })
  })

  it('says of one event what became of it', () => {
    expect(inWords(kept().counts)).toBe('1 event: 1 delivered')
  })

  it('is kept with a limit of number and of text: what is older goes first', () => {
    const many = Array.from({ length: 30 }).reduce<PastSend[]>((list) => withSend(list, kept()), [])
    expect(many).toHaveLength(20)
    const large = 'x'.repeat(600_000)
    const list = withSend(withSend([], kept(large)), kept(large))
    expect(list.map(({ again }) => again !== undefined)).toEqual([true, false])
    expect(withSend([], kept('x'.repeat(1_000_001)))[0].again).toBeUndefined()
  })

  it('is read back from the browser, and what is none is not', () => {
    const list = withSend([], kept())
    expect(isPastSends(JSON.parse(JSON.stringify(list)))).toBe(true)
    for (const change of [{ at: 3 }, { counts: {} }, { calls: [{}] }, { again: { text: 'a', subscriptions: [1] } }]) {
      expect(isPastSends([{ ...list[0], ...change }])).toBe(false)
    }
    expect(isPastSends({})).toBe(false)
  })
})
