/** That the definition has all that saved subscriptions of Segment's own Amplitude (Actions) name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JSONObject } from '@segment/actions-core'
import { callOf } from './saved-call'
import { savedMapping, THEIR_ACTIONS } from './saved-mapping'
import type { Subject } from './sent'
import { OURS, SEGMENTS } from './subjects'

const OUR_ACTIONS = OURS.definition.actions

/** What a mapping may give: values of all types, and texts that look like those. */
const VALUES: readonly unknown[] = [
  ...['text', '12', '12.5', '-1', '1e3', ' 12 ', 'true', 'false', '0', '2026-01-31', '2026-01-31T12:00:00.000Z'],
  ...[12, 12.5, 0, -1, 1769860800, 1769860800000, true, false, null],
  ...[{}, { any: 'thing' }, { any: { nested: [1] } }],
  ...[[], ['one'], ['one', 'two'], [1], [{ price: 1 }, { price: 2, any: 'thing' }]]
]

/** The fields that a group has no default for, and cannot do without. */
const GROUP = { group_type: 'company', group_value: 'Segment' }

/** Why a framework refuses a mapping before the action sees it, if it does. */
async function refusal(
  { definition, framework }: Subject,
  action: string,
  mapping: JSONObject
): Promise<string | undefined> {
  const actions = definition.actions
  // The framework remembers schemas by the names of destination and action, and these have nothing of their own to say.
  const own = { ...definition, actions: { [action]: { ...actions[action], perform: () => undefined } } }
  const destination = new framework.Destination<never>(own)
  try {
    const data = callOf({ name: '', action, call: { previousId: 'user-old' } })
    await destination.actions[action].execute({ mapping, data, settings: {} as never, auth: undefined } as never)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'It threw what is no error'
  }
}

for (const [action, { fields }] of Object.entries(THEIR_ACTIONS)) {
  void test(`${action} is here, under every field key of theirs`, () => {
    assert.ok(action in OUR_ACTIONS)
    assert.deepEqual(
      Object.keys(fields).filter((key) => !(key in OUR_ACTIONS[action].fields)),
      []
    )
  })

  void test(`${action} requires nothing that theirs does not`, () => {
    const required = Object.entries(OUR_ACTIONS[action].fields).filter(([, field]) => Boolean(field.required))
    assert.deepEqual(
      required.map(([key]) => key).filter((key) => !fields[key]?.required),
      []
    )
  })

  void test(`${action} takes every value that theirs takes, in each of its fields`, async () => {
    const changes = action === 'groupIdentifyUser' ? GROUP : {}
    const refused: string[] = []
    let taken = 0
    for (const key of Object.keys(fields)) {
      for (const value of VALUES) {
        const mapping = { ...savedMapping({ action, changes }), [key]: value } as JSONObject
        if (await refusal(SEGMENTS, action, mapping)) continue
        taken += 1
        const error = await refusal(OURS, action, mapping)
        if (error) refused.push(`${key} ← ${JSON.stringify(value)}: ${error}`)
      }
    }
    assert.deepEqual(refused, [])
    assert.ok(taken > Object.keys(fields).length, 'Hardly any value was taken by either')
  })
}

void test('their actions and ours have titles of their own, by which the framework tells them', () => {
  const titles = Object.values(OUR_ACTIONS).map(({ title }) => title)
  assert.equal(new Set(titles).size, titles.length)
})

void test('every setting of theirs is here, of the same type, with the same choices, and nothing more is required', () => {
  type Settings = Record<string, { type: string; required?: unknown; choices?: unknown }>
  const theirs = (SEGMENTS.definition.authentication?.fields ?? {}) as Settings
  const ours = (OURS.definition.authentication?.fields ?? {}) as Settings
  const withoutLabels = ({ type, choices }: Settings[string]) => ({
    type,
    choices: (choices as { value: string }[] | undefined)?.map(({ value }) => value)
  })
  for (const [key, setting] of Object.entries(theirs)) {
    assert.deepEqual(withoutLabels(ours[key]), withoutLabels(setting))
  }
  assert.deepEqual(
    Object.keys(ours).filter((key) => ours[key].required && !theirs[key]?.required),
    []
  )
})

void test('name and slug are theirs, so that it takes their place', () => {
  const { name, slug } = SEGMENTS.definition
  assert.deepEqual({ name: OURS.definition.name, slug: OURS.definition.slug }, { name, slug })
})

void test('the actions of their presets are here, or run in the browser', () => {
  const names = (SEGMENTS.definition.presets ?? []).map(({ partnerAction }) => partnerAction)
  assert.deepEqual(
    names.filter((name) => name !== 'sessionId' && !(name in OUR_ACTIONS)),
    []
  )
})
