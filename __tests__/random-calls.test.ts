import nock from 'nock'
import type { Kind, RandomCall } from './support/random-calls'
import { decidedBadly, describedBadly, KINDS } from './support/random-calls'
import type { Fate, RawAmplitude } from './support/raw-amplitude'
import { rawAmplitude } from './support/raw-amplitude'
import { faultsIn } from './support/sent-faults'
import { isWellRejected, isWellTaken } from './support/verdicts-on-junk'

const SEED = Number(process.env.RANDOM_SEED ?? 4711)
const CALLS = Number(process.env.RANDOM_CALLS ?? 2000)
const AT_ONCE = 100
/** Calls that are sent one by one too. */
const ALONE = CALLS / 10

let amplitude: RawAmplitude

beforeAll(async () => {
  nock.restore()
  amplitude = await rawAmplitude()
})
afterEach(() => amplitude.bodies.splice(0))
afterAll(() => amplitude.close())

const kinds = Object.entries(KINDS)

interface Tried extends RandomCall {
  mapping: Kind['mappings'][number]
  fate: Fate
}

/** Sends the calls in batches, through each of the kind's mappings in turn. */
async function tryAll({ action, mappings }: Kind, calls: RandomCall[]): Promise<Tried[]> {
  const tried: Tried[] = []
  for (let first = 0; first < calls.length; first += AT_ONCE) {
    const some = calls.slice(first, first + AT_ONCE)
    const mapping = mappings[(first / AT_ONCE) % mappings.length]
    const fates = await amplitude.batch(
      action,
      some.map(({ call }) => call),
      mapping
    )
    expect(fates).toHaveLength(some.length)
    some.forEach((one, index) => tried.push({ ...one, mapping, fate: fates[index] }))
  }
  return tried
}

/** The three smallest, in short: what was placed where, and what became of the call. */
function smallest(tried: Tried[]): unknown[] {
  const shown = tried.map(({ placed, fate, mapping }) => ({
    placed: placed.map(({ path, value }) => `${path.join('.')} = ${String(JSON.stringify(value)).slice(0, 300)}`),
    mapping,
    status: fate.status,
    message: fate.message
  }))
  return shown.sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length).slice(0, 3)
}

/** In a single call, the framework takes an empty text for missing, and says itself that the event type is required. */
const isNotNameless = ({ placed: [{ path, value }] }: RandomCall) => path[0] !== 'event' || value !== ''

const received = (): any[] => amplitude.bodies.flatMap((body) => JSON.parse(body).events as any[])

describe.each(kinds)('Any junk that describes a %s call', (_, kind) => {
  it('costs it nothing, and nothing of it is sent that Amplitude does not take', async () => {
    const tried = await tryAll(kind, describedBadly(kind, CALLS, SEED))
    expect(smallest(tried.filter(({ fate }) => fate.status !== 200))).toEqual([])
    const events = received()
    expect(events.length).toBeGreaterThanOrEqual(CALLS)
    expect(events.filter(({ user_id, time }) => user_id !== 'user-1234' || time !== 1769860800000)).toEqual([])
    expect(events.flatMap(faultsIn).slice(0, 3)).toEqual([])
  })
})

describe.each(kinds)('Any junk that decides on a %s call', (_, kind) => {
  it('is taken for what it is, or rejected with a message that names the field and shows the value', async () => {
    const tried = await tryAll(kind, decidedBadly(kind, CALLS, SEED))
    const rejected = tried.filter(({ fate }) => fate.status !== 200)
    const delivered = tried.filter(({ fate }) => fate.status === 200)
    expect(smallest(rejected.filter((one) => !isWellRejected(one)))).toEqual([])
    expect(smallest(delivered.filter((one) => !isWellTaken(one)))).toEqual([])
    expect(received().flatMap(faultsIn).slice(0, 3)).toEqual([])
    // Both happen, so that neither is merely never seen.
    expect(rejected.length).toBeGreaterThan(CALLS / 20)
    expect(delivered.length).toBeGreaterThan(CALLS / 20)
  })
})

describe.each(kinds)('A %s call with junk in it', (_, kind) => {
  it.each([
    ['describes', describedBadly],
    ['decides', decidedBadly]
  ])('has the same fate alone and in a batch where the junk %s', async (_what, badly) => {
    const tried = await tryAll(kind, badly(kind, ALONE, SEED + 1).filter(isNotNameless))
    const different: unknown[] = []
    for (const { call, mapping, fate, placed } of tried) {
      const alone = await amplitude.single(kind.action, call, mapping)
      if (alone.status !== fate.status || alone.message !== fate.message) different.push({ placed, alone, fate })
    }
    expect(different.slice(0, 3)).toEqual([])
  })
})
