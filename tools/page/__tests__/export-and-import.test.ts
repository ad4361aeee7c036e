import fc from 'fast-check'
import { defaultValues } from '@segment/actions-core'
import destination from '../../../src'
import type { ImportAnswer, Subscription } from '../api'
import { nameOfImport } from '../client/import/name-of-import'
import type { OnPage } from '../page-file'
import { pageFileOf } from '../page-file'
import { importSubscriptions } from '../server/import-subscriptions'
import { start } from '../server/start'

const { presets } = start(destination)
const actions = Object.keys(destination.actions)

/** What the page's button saves. */
const exported = (onPage: OnPage) => JSON.stringify(pageFileOf(onPage), null, 2)

const subscription: fc.Arbitrary<Subscription> = fc.record({
  name: fc.fullUnicodeString(),
  action: fc.oneof(fc.constantFrom(...actions), fc.string()),
  trigger: fc.oneof(fc.constant('type = "track"'), fc.string()),
  enabled: fc.boolean(),
  mapping: fc.dictionary(fc.oneof(fc.constantFrom('event_type', '__proto__'), fc.string()), fc.jsonValue())
}) as fc.Arbitrary<Subscription>

describe('what the page exports', () => {
  it('comes back as it was, whatever stands on the page', () => {
    const onPage = fc.record(
      { subscriptions: fc.array(subscription, { maxLength: 5 }), event: fc.fullUnicodeString() },
      { requiredKeys: ['subscriptions'] }
    )
    fc.assert(
      fc.property(onPage, (given) => {
        const text = exported(given)
        const { recognized, migration, event } = importSubscriptions({ text })
        expect(recognized).toBe('page')
        expect(exported({ subscriptions: migration.subscriptions, event })).toBe(text)
      })
    )
  })

  it('comes back also where something of it is wrong, and says what', () => {
    const wrong = { ...presets[0], mapping: { event_typ: 'x' } }
    const { migration, problems } = importSubscriptions({ text: exported({ subscriptions: [wrong] }) })
    expect(migration.subscriptions).toEqual([wrong])
    expect(problems.join()).toMatch(/no field "event_typ"/)
  })

  it('of another version, or damaged, is refused with what is wrong', () => {
    const read = (change: object) => () =>
      importSubscriptions({ text: JSON.stringify({ ...pageFileOf({ subscriptions: presets }), ...change }) })
    expect(read({ version: 2 })).toThrow(/version 2.*reads version 1/)
    expect(read({ event: 3 })).toThrow(/event is a number/)
    expect(read({ subscriptions: undefined })).toThrow(/subscriptions is undefined/)
    expect(read({ subscriptions: [{ name: 'A' }] })).toThrow(/Entry 1/)
  })
})

describe('a mapping that was copied from a subscription', () => {
  it.each(actions)('of %s is taken as a mapping, as it is', (action) => {
    const mapping = defaultValues(destination.actions[action].fields)
    const text = JSON.stringify(mapping, null, 2)
    for (const asked of [{ text }, { text, action }]) {
      expect(importSubscriptions(asked)).toMatchObject({ recognized: 'mapping', mapping })
    }
  })

  it('is one also where only few fields are left, when its action is the one that is shown', () => {
    const field = fc.constantFrom(...actions).chain((action) =>
      fc.record({
        action: fc.constant(action),
        keys: fc.subarray(Object.keys(destination.actions[action].fields), { minLength: 1 })
      })
    )
    fc.assert(
      fc.property(field, fc.jsonValue(), ({ action, keys }, value) => {
        const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, value])))
        const answer = importSubscriptions({ text, action })
        expect(answer.recognized).toBe('mapping')
        expect(JSON.stringify(answer.mapping)).toBe(text)
      })
    )
  })

  it('is not what classic settings are taken for, whatever is shown', () => {
    const text = '{"apiKey": "api-key-4711", "trackAllPages": true, "trackNamedPages": false}'
    for (const action of actions) {
      expect(importSubscriptions({ text, action }).recognized).toBe('classic settings')
    }
  })
})

describe('the name of what was read', () => {
  const named = (answer: Partial<ImportAnswer> & Pick<ImportAnswer, 'recognized' | 'found'>, shown = answer.found) =>
    nameOfImport({ migration: { settings: {}, subscriptions: presets.slice(0, shown), report: [] }, ...answer })

  it('says how many of what, and who writes it so', () => {
    expect(named({ recognized: 'saved subscriptions', found: 6 })).toBe(
      "6 subscriptions as Segment's Public API gives them"
    )
    expect(named({ recognized: 'saved subscriptions', found: 1 })).toBe(
      "1 subscription as Segment's Public API gives it"
    )
    expect(named({ recognized: 'migrated', found: 2 })).toBe('2 subscriptions as npm run migrate writes them')
    expect(named({ recognized: 'page', found: 3, event: '{}' })).toBe(
      '3 subscriptions and an event as this page exports them'
    )
    expect(named({ recognized: 'classic settings', found: 5 })).toBe(
      'Settings of a classic Amplitude destination, which become 5 subscriptions'
    )
    expect(named({ recognized: 'mapping', found: 0 })).toBe('One mapping, as it is copied from a subscription')
  })

  it('says what of it is left out', () => {
    expect(named({ recognized: 'saved subscriptions', found: 6 }, 5)).toMatch(
      /; 1 runs in the browser and is left out$/
    )
  })
})
