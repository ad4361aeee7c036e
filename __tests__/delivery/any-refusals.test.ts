import fc from 'fast-check'
import type { Channel } from '../../src/amplitude/channel'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import type { Flaw, Style } from './model-amplitude'
import { modelAmplitude } from './model-amplitude'
import { range, statusesOf } from './numbers'

const settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }

const SEEDED = { seed: 4711, numRuns: 400 }

const STATUS: Record<Flaw, number> = {
  invalid: 400,
  missing: 400,
  short: 400,
  silenced: 400,
  throttled: 429,
  nameless: 400,
  huge: 413
}
const FLAWS = Object.keys(STATUS) as Flaw[]

const channel: Channel = ingestionChannel(settings, { batch: false })
const events = (count: number) =>
  range(count).map((event_id) => ({ event_type: 'Tested', user_id: `user-${event_id}`, event_id }))

const flawed = fc.option(fc.constantFrom(...FLAWS), { freq: 3, nil: undefined })
const style: fc.Arbitrary<Style> = fc.record({
  names: fc.constantFrom('all' as const, 'first' as const),
  order: fc.shuffledSubarray(FLAWS, { minLength: FLAWS.length }),
  maxItems: fc.integer({ min: 1, max: 60 })
})

/** At most 60 events: no set of flaws among them needs more requests than the bound allows. */
const batches = fc.array(flawed, { maxLength: 60 })

const flawsOf = (kinds: (Flaw | undefined)[]) =>
  new Map(kinds.flatMap((flaw, id) => (flaw ? [[id, flaw] as [number, Flaw]] : [])))

describe('Whatever Amplitude refuses, and however it says so (B3, B5)', () => {
  it('each event at fault has its failure, and each other is taken once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(batches, style, fc.integer({ min: 1, max: 60 }), async (kinds, answers, maxItems) => {
        const flaws = flawsOf(kinds)
        const amplitude = modelAmplitude(flaws, answers)
        const limited = { ...channel, limits: { ...channel.limits, maxItems } }
        const outcomes = await deliver(amplitude.request, settings, limited, events(kinds.length))

        expect(statusesOf(outcomes)).toEqual(kinds.map((flaw) => (flaw ? STATUS[flaw] : 200)))
        expect(amplitude.accepted).toEqual(range(kinds.length).filter((id) => !flaws.has(id)))
        expect(Math.max(0, ...amplitude.lengths)).toBeLessThanOrEqual(maxItems)
        expect(amplitude.lengths.length).toBeLessThanOrEqual(2 * kinds.length)
      }),
      SEEDED
    )
  })

  it('a batch without flaws needs the fewest requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }), async (count, maxItems) => {
        const amplitude = modelAmplitude(new Map(), { names: 'all', order: FLAWS, maxItems: 200 })
        const limited = { ...channel, limits: { ...channel.limits, maxItems } }
        await deliver(amplitude.request, settings, limited, events(count))
        expect(amplitude.lengths).toHaveLength(Math.ceil(count / maxItems))
      }),
      SEEDED
    )
  })

  it('a larger batch than the bound allows to work off has no false outcome', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(flawed, { minLength: 300, maxLength: 600 }), style, async (kinds, answers) => {
        const flaws = flawsOf(kinds)
        const amplitude = modelAmplitude(flaws, answers)
        const outcomes = await deliver(amplitude.request, settings, channel, events(kinds.length))

        const statuses = statusesOf(outcomes)
        expect(statuses).toHaveLength(kinds.length)
        expect(amplitude.lengths.length).toBeLessThan(290)
        expect(amplitude.accepted).toEqual(range(kinds.length).filter((id) => statuses[id] === 200))
        kinds.forEach((flaw, id) => expect([flaw ? STATUS[flaw] : 200, 503]).toContain(statuses[id]))
      }),
      { ...SEEDED, numRuns: 20 }
    )
  })
})

describe('The keys in an answer (S3)', () => {
  it('stand in no outcome, wherever the answer has them', async () => {
    const key = fc.string({ minLength: 4 }).filter((text) => !'"code error HTTP'.includes(text) && text.trim() === text)
    await fc.assert(
      fc.asyncProperty(key, fc.constantFrom(200, 400, 401, 403, 404, 413, 429, 500), async (apiKey, status) => {
        const secret = `key<${apiKey}>`
        const body = { code: status, error: `no ${secret}`, [secret]: secret, list: [secret] }
        const answered = { status, content: JSON.stringify(body), data: body }
        const request = (() => Promise.resolve(answered)) as any
        const outcomes = await deliver(request, { ...settings, apiKey: secret }, channel, events(2))
        const texts: string[] = []
        JSON.stringify(outcomes, (name, value) => {
          texts.push(name, String(value))
          return value
        })
        expect(texts.filter((text) => text.includes(secret))).toEqual([])
        expect(texts.filter((text) => text.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([])
      }),
      SEEDED
    )
  })
})
