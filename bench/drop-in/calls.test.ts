/** That saved subscriptions send here what they sent through Segment's own Amplitude (Actions), call by call. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CALLS, REFUSED, RESCUED } from './calls'
import type { Difference } from './compare'
import { differencesOf, faultsOf } from './compare'
import type { Intended } from './intended'
import { INTENDED } from './intended'
import type { SavedCall } from './saved-call'
import { callOf } from './saved-call'
import { savedMapping, THEIR_ACTIONS } from './saved-mapping'
import type { Listener, Result, Subject } from './sent'
import { listen, resultOf } from './sent'
import { OURS, SEGMENTS } from './subjects'

let listener: Listener
before(async () => {
  listener = await listen()
})
after(() => listener.close())

const alone = (subject: Subject, saved: SavedCall): Promise<Result> =>
  resultOf(subject, saved.action, savedMapping(saved), callOf(saved), listener, false)
const inBatch = (subject: Subject, saved: SavedCall): Promise<Result> =>
  resultOf(subject, saved.action, savedMapping(saved), callOf(saved), listener, true)

const seen = new Set<Intended>()

const rulesFor = (difference: Difference): Intended[] => INTENDED.filter(({ explains }) => explains(difference))

const inWords = ({ position, path, theirs, ours }: Difference): string =>
  `${position} ${path}: ${JSON.stringify(theirs)} became ${JSON.stringify(ours)}`

/** The differences that no rule explains, a line each. */
function unintended(differences: Difference[]): string[] {
  for (const difference of differences) for (const rule of rulesFor(difference)) seen.add(rule)
  return differences.filter((difference) => rulesFor(difference).length === 0).map(inWords)
}

/** What no rule must explain: a value that is the same on both sides, were it lost or changed here. */
function overlooked(saved: SavedCall, theirs: Result, ours: Result): string[] {
  return faultsOf(saved, theirs, ours)
    .filter((fault) => rulesFor(fault).length > 0)
    .map((fault) => `${inWords(fault)}, and is explained: ${rulesFor(fault)[0].ours}`)
}

for (const saved of CALLS) {
  void test(`${saved.action} sends what it sent, alone and in a batch: ${saved.name}`, async () => {
    const theirs = await alone(SEGMENTS, saved)
    const ours = await alone(OURS, saved)
    assert.ok(theirs.sent.length > 0, "Segment's own sends nothing, so there is nothing to compare")
    assert.deepEqual(unintended(differencesOf(saved, theirs, ours)), [])
    assert.deepEqual(await inBatch(OURS, saved), ours)
    assert.deepEqual(overlooked(saved, theirs, ours), [])
  })
}

for (const saved of RESCUED) {
  void test(`${saved.action} delivers what was refused: ${saved.name}`, async () => {
    assert.ok((await alone(SEGMENTS, saved)).refused)
    for (const { sent, refused } of [await alone(OURS, saved), await inBatch(OURS, saved)]) {
      assert.deepEqual({ events: sent.length, refused }, { events: 1, refused: undefined })
    }
  })
}

for (const { field, ...saved } of REFUSED) {
  void test(`${saved.action} refuses at once, and names ${field}: ${saved.name}`, async () => {
    assert.ok((await alone(SEGMENTS, saved)).sent.length > 0)
    for (const { sent, refused } of [await alone(OURS, saved), await inBatch(OURS, saved)]) {
      assert.deepEqual(sent, [])
      assert.match(String(refused), new RegExp(field))
    }
  })
}

void test('every intended difference occurs', () => {
  const unseen = INTENDED.filter((rule) => !seen.has(rule)).map(({ ours, theirs }) => `${theirs} → ${ours}`)
  assert.deepEqual(unseen, [])
})

void test('the calls are of all actions, differ in name, and change only fields that there are', () => {
  const names = CALLS.map(({ action, name }) => `${action}: ${name}`)
  assert.equal(new Set(names).size, names.length)
  assert.deepEqual([...new Set(CALLS.map(({ action }) => action))].sort(), Object.keys(THEIR_ACTIONS).sort())
  const unknown = [...CALLS, ...RESCUED, ...REFUSED].flatMap(({ action, changes = {} }) =>
    Object.keys(changes).filter((key) => !(key in THEIR_ACTIONS[action].fields))
  )
  assert.deepEqual(unknown, [])
})
