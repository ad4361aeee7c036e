import { handoverOf, handoverTexts } from '../traffic/handover'
import type { SegmentEvent } from '../traffic/segment-event'
import type { Refuser, TrafficPlan } from '../traffic/traffic'
import { userAgents } from '../traffic/user-agents'
import { chanceOf } from '../../tools/storm/chance'

function calls(plan: Partial<TrafficPlan>, count: number): any[] {
  const whole: TrafficPlan = { kind: 'track', seed: 7, ...plan }
  return [...handoverTexts(whole, count, 500)].flatMap((text): SegmentEvent[] => handoverOf(whole.kind, text).calls)
}

function share<Thing>(things: Thing[], isOne: (thing: Thing) => boolean): number {
  return things.filter(isOne).length / things.length
}

test('the same seed makes the same calls, and another seed makes others', () => {
  expect(calls({}, 50)).toEqual(calls({}, 50))
  expect(calls({}, 50)).not.toEqual(calls({ seed: 8 }, 50))
})

test('calls are the same however they are cut into handovers', () => {
  const plan: TrafficPlan = { kind: 'track', seed: 7 }
  const texts = [...handoverTexts(plan, 25, 10)]
  expect(texts.map((text) => handoverOf('track', text).calls.length)).toEqual([10, 10, 5])
  expect(texts.flatMap((text) => handoverOf('track', text).calls)).toEqual(calls({}, 25))
})

test('six calls in ten come from browsers, three from phones and one from servers', () => {
  const from = (name: RegExp) => share(calls({}, 4000), ({ context }) => name.test(context.library.name))
  expect(from(/^analytics\.js$/)).toBeCloseTo(0.6, 1)
  expect(from(/^analytics-(swift|kotlin)$/)).toBeCloseTo(0.3, 1)
  expect(from(/analytics-node$/)).toBeCloseTo(0.1, 1)
})

test('browsers tell their user agent and page, a quarter a campaign; phones tell their system and no user agent', () => {
  const all = calls({}, 4000)
  const web = all.filter(({ context }) => context.library.name === 'analytics.js')
  const mobile = all.filter(({ context }) => context.os)
  expect(web.every(({ context }) => context.userAgent && context.page.url && context.locale)).toBe(true)
  expect(share(web, ({ context }) => context.campaign)).toBeCloseTo(0.25, 1)
  expect(mobile.every(({ context }) => context.device.id && context.app.version && !context.userAgent)).toBe(true)
})

test('every call can be told apart, and says who did it', () => {
  const all = calls({}, 2000)
  expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(2000)
  expect(all.every(({ userId, anonymousId }) => userId ?? anonymousId)).toBe(true)
})

test('orders have as many products as are asked for, and the revenue of these', () => {
  const [{ properties }] = calls({ kind: 'order', products: 12 }, 1)
  expect(properties.products).toHaveLength(12)
  const total = properties.products.reduce((sum: number, { price, quantity }: any) => sum + price * quantity, 0)
  expect(properties.revenue).toBeCloseTo(total, 2)
})

test('identify calls carry traits', () => {
  expect(calls({ kind: 'identify' }, 5).every(({ type, traits }) => type === 'identify' && traits.email)).toBe(true)
})

test('calls that cannot be delivered are as frequent as asked for', () => {
  const isNobody = ({ userId }: any) => userId === 'null'
  const isOld = ({ timestamp }: any) => timestamp.startsWith('1970')
  const spoiled = (refusedBy: Refuser) => calls({ bad: { share: 0.2, refusedBy } }, 4000)
  expect(share(spoiled('destination'), isNobody)).toBeCloseTo(0.2, 1)
  expect(share(spoiled('Amplitude'), isOld)).toBeCloseTo(0.2, 1)
  expect(calls({}, 500).filter((call) => isNobody(call) || isOld(call))).toEqual([])
})

test('user agents are all different, and as many as asked for', () => {
  expect(new Set(userAgents(3000, chanceOf(1))).size).toBe(3000)
})

test('a few user agents make up most of the traffic, unless all are to be as frequent', () => {
  const agentsOf = (plan: Partial<TrafficPlan>) =>
    calls(plan, 3000).flatMap(({ context }): string[] => (context.userAgent ? [context.userAgent] : []))
  const popular = agentsOf({ userAgents: 1000 })
  const [first] = userAgents(1, chanceOf(1))
  expect(first).toMatch(/^Mozilla/)
  const most = Math.max(...[...new Set(popular)].map((agent) => share(popular, (one) => one === agent)))
  expect(most).toBeGreaterThan(0.05)
  expect(new Set(agentsOf({ userAgents: 100, browsersOnly: true })).size).toBe(100)
})
