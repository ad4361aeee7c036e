/** That subscriptions saved for Segment's own Amplitude (Actions) do here what they did there. Run by `npm run check:drop-in`. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { ActionDefinition, InputField, JSONObject } from '@segment/actions-core'
import type { SavedCall } from './calls'
import { CALLS, callOf, RESCUED } from './calls'
import type { Difference } from './compare'
import { differencesOf } from './compare'
import { DOCUMENT, documentOf } from './document'
import { INTENDED } from './intended'
import type { Listener, Result } from './sent'
import { listen, resultOf } from './sent'
import { OURS, SEGMENTS } from './subjects'

type Actions = Record<string, ActionDefinition<never>>
const theirActions = SEGMENTS.definition.actions as unknown as Actions
const ourActions = OURS.definition.actions as unknown as Actions

let listener: Listener
before(async () => {
  listener = await listen()
})
after(() => listener.close())

/** The mapping that Segment's app saved when the subscription was made, with what somebody changed since. */
function savedMapping({ action, changes }: SavedCall): JSONObject {
  const mapping = { ...SEGMENTS.framework.defaultValues(theirActions[action].fields), ...changes }
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined)) as JSONObject
}

const explained = new Set<unknown>()

function unexplained(differences: Difference[]): string[] {
  return differences.flatMap((difference) => {
    const reasons = INTENDED.filter(({ explains }) => explains(difference))
    for (const reason of reasons) explained.add(reason)
    const { position, path, theirs, ours } = difference
    return reasons.length > 0 ? [] : [`${position} ${path}: ${JSON.stringify(theirs)} became ${JSON.stringify(ours)}`]
  })
}

for (const saved of CALLS) {
  void test(`${saved.action} sends what it sent: ${saved.name}`, async () => {
    const run = (subject: typeof OURS, inBatch: boolean): Promise<Result> =>
      resultOf(subject, saved.action, savedMapping(saved), callOf(saved), listener, inBatch)
    const theirs = await run(SEGMENTS, false)
    const ours = await run(OURS, false)
    assert.ok(theirs.sent.length > 0, "Segment's own sends nothing, so there is nothing to compare")
    assert.deepEqual(unexplained(differencesOf(saved, theirs, ours)), [])
    assert.deepEqual(await run(OURS, true), ours)
  })
}

for (const saved of RESCUED) {
  void test(`${saved.action} delivers what was refused: ${saved.name}`, async () => {
    const run = (subject: typeof OURS): Promise<Result> =>
      resultOf(subject, saved.action, savedMapping(saved), callOf(saved), listener, false)
    assert.ok((await run(SEGMENTS)).refused)
    const { sent, refused } = await run(OURS)
    assert.deepEqual({ events: sent.length, refused }, { events: 1, refused: undefined })
  })
}

void test('every intended difference is one', () => {
  const unseen = INTENDED.filter((reason) => !explained.has(reason)).map(({ ours, theirs }) => `${theirs} → ${ours}`)
  assert.deepEqual(unseen, [])
})

void test('at least 40 calls are compared, of all of their actions', () => {
  assert.ok(CALLS.length >= 40)
  assert.deepEqual([...new Set(CALLS.map(({ action }) => action))].sort(), Object.keys(theirActions).sort())
})

/** Types that take all that another one takes, and mean the same by it: numbers and dates are read from text here. */
const WIDER: Record<string, readonly string[]> = {
  number: ['string'],
  integer: ['string', 'number'],
  datetime: ['string'],
  boolean: ['string']
}

function isCompatible(theirs: InputField, ours: InputField | undefined): boolean {
  if (!ours) return false
  const takesType = ours.type === theirs.type || Boolean(WIDER[theirs.type]?.includes(ours.type))
  // A scalar is a list of one for the framework, and not the other way round.
  const takesNumber = !theirs.multiple || Boolean(ours.multiple)
  const needsNoMore = !ours.required || Boolean(theirs.required)
  return takesType && takesNumber && needsNoMore
}

for (const [key, action] of Object.entries(theirActions)) {
  void test(`every field of their ${key} is here, with a type that takes what theirs takes`, () => {
    assert.ok(key in ourActions, `There is no action ${key}`)
    const { fields } = ourActions[key]
    const wrong = Object.entries(action.fields).filter(([name, field]) => !isCompatible(field, fields[name]))
    assert.deepEqual(
      wrong.map(([name]) => name),
      []
    )
  })
}

void test('their actions and ours have titles of their own, by which the framework tells them', () => {
  const titles = Object.values(ourActions).map(({ title }) => title)
  assert.equal(new Set(titles).size, titles.length)
})

void test('every setting of theirs is here, of the same type, and nothing more is required', () => {
  const theirs = SEGMENTS.definition.authentication?.fields ?? {}
  const ours = (OURS.definition.authentication?.fields ?? {}) as Record<string, { type: string; required?: unknown }>
  for (const [name, { type }] of Object.entries(theirs) as [string, { type: string }][])
    assert.equal(ours[name]?.type, type)
  assert.deepEqual(
    Object.keys(ours).filter((name) => ours[name].required && !(name in theirs)),
    []
  )
})

void test('name and slug are theirs, so that it takes their place', () => {
  const { name, slug } = SEGMENTS.definition
  assert.deepEqual({ name: OURS.definition.name, slug: OURS.definition.slug }, { name, slug })
})

void test('docs/drop-in.md says what is compared, and what differs', () => {
  assert.equal(readFileSync(DOCUMENT, 'utf8'), documentOf())
})
