import type { DestinationDefinition } from '@segment/actions-core'
import destination from '../../../src'
import { problemsOf } from '../problems-of'

const field = { label: 'Name', description: 'A name.', type: 'string' }
const action = {
  title: 'Send',
  description: 'Send it.',
  defaultSubscription: 'type = "track"',
  fields: { name: field, batch_keys: { ...field, multiple: true, default: ['name'] } },
  perform: () => undefined
}
const preset = { name: 'Calls', type: 'automatic', subscribe: 'type = "track"', partnerAction: 'send', mapping: {} }
const secret = { label: 'Key', description: 'A key.', type: 'password' }

/** A definition without a fault, but for what differs. */
function definitionWith(different: object): DestinationDefinition<never> {
  const sound = {
    name: 'Somewhere',
    mode: 'cloud',
    authentication: { scheme: 'custom', fields: { apiKey: secret } },
    presets: [preset],
    actions: { send: action }
  }
  return { ...sound, ...different } as unknown as DestinationDefinition<never>
}

const withField = (fields: object) => ({ actions: { send: { ...action, fields: { ...action.fields, ...fields } } } })
const withBatchKeys = (keys: unknown) => withField({ batch_keys: { ...field, multiple: true, default: keys } })
const withPreset = (different: object) => ({ presets: [{ ...preset, ...different }] })
const withSettings = (fields: object) => ({ authentication: { scheme: 'custom', fields } })

describe('the rules of Segment’s repository', () => {
  it('are met by this destination', () => {
    expect(problemsOf(destination as DestinationDefinition<never>)).toEqual([])
  })

  it('are met by a definition without a fault', () => {
    expect(problemsOf(definitionWith({}))).toEqual([])
  })

  it.each([
    ['without an action', { actions: {}, presets: [] }, 'The destination has no action.'],
    [
      'with two actions of one title',
      { actions: { send: action, other: action } },
      'Several actions have the title "Send".'
    ],
    [
      'with an action that does not describe itself',
      { actions: { send: { ...action, description: '' } } },
      'The action send has no description.'
    ],
    [
      'with a field that does not describe itself',
      withField({ name: { ...field, description: '' } }),
      'The field send.name has no description.'
    ],
    ['with a field without a label', withField({ name: { ...field, label: '' } }), 'The field send.name has no label.'],
    [
      'with a property of a field that does not describe itself',
      withField({ name: { ...field, type: 'object', properties: { first: { ...field, description: undefined } } } }),
      'The field send.name.first has no description.'
    ],
    [
      'with an action whose trigger does not parse',
      { actions: { send: { ...action, defaultSubscription: 'type = "track' } } },
      /^The action send has a trigger that does not parse: type = "track/
    ],
    [
      'with a preset whose trigger does not parse',
      withPreset({ subscribe: 'type === "track' }),
      /^The preset Calls has a trigger that does not parse/
    ],
    ['with a preset without a trigger', withPreset({ subscribe: '' }), 'The preset Calls has no trigger.'],
    [
      'with a preset for an event that it does not name',
      withPreset({ type: 'specificEvent', subscribe: undefined }),
      'The preset Calls has no eventSlug.'
    ],
    [
      'with a preset of an action that does not exist',
      withPreset({ partnerAction: 'receive' }),
      'The preset Calls names the action receive, which does not exist.'
    ],
    [
      'with a preset of something that only looks like an action',
      withPreset({ partnerAction: 'toString' }),
      'The preset Calls names the action toString, which does not exist.'
    ],
    [
      'with a preset that maps what is no field',
      withPreset({ mapping: { name: 'x', nick: 'y' } }),
      'The preset Calls maps nick, which is no field of send.'
    ],
    [
      'with too many batch keys',
      withBatchKeys(['name', 'name', 'name', 'name']),
      'The field send.batch_keys names more than 3 fields.'
    ],
    [
      'with a batch key that is no field',
      withBatchKeys(['nick']),
      'The field send.batch_keys names nick, which cannot be one.'
    ],
    [
      'with batch keys that name themselves',
      withBatchKeys(['batch_keys']),
      'The field send.batch_keys names batch_keys, which cannot be one.'
    ],
    [
      'with batch keys without a default',
      withBatchKeys(undefined),
      'The field send.batch_keys has no list of fields as its default.'
    ],
    [
      'with a setting whose default has another type',
      withSettings({ fast: { label: 'Fast', description: 'Fast.', type: 'boolean', default: 'yes' } }),
      'The setting fast is a boolean, and its default a string.'
    ],
    [
      'with a setting that does not describe itself',
      withSettings({ fast: { label: 'Fast', description: '', type: 'boolean' } }),
      'The field fast has no description.'
    ],
    [
      'with a secret that everyone can read',
      withSettings({ apiKey: { ...secret, type: 'string' } }),
      'The setting apiKey is a secret, and no password.'
    ]
  ])('are broken by a definition %s', (_, different, problem) => {
    expect(problemsOf(definitionWith(different))).toEqual([
      typeof problem === 'string' ? problem : expect.stringMatching(problem)
    ])
  })
})
