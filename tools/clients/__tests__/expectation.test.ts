import { presetsOf } from '../../../pipeline/subscriptions/preset-subscriptions'
import destination from '../../../src'
import { surprises, withChanges } from '../expectation'

const NOTHING = { events: [], users: [], groups: [], mappings: [] }

describe('an expectation', () => {
  const state = { ...NOTHING, events: [{ event_type: 'A' }, { event_type: 'B' }], users: [{ device_ids: ['id-1'] }] }

  it('is met in any order', () => {
    const events = [{ event_type: 'B' }, { event_type: 'A' }]
    expect(surprises(state, { events, users: [{ device_ids: ['id-1'] }] })).toEqual([])
  })

  it('names what is missing, what is otherwise, and what was not expected', () => {
    expect(surprises(state, { events: [{ event_type: 'A' }, { event_type: 'C' }], users: [] })).toEqual([
      'events: event_type is "B", and was to be "C"',
      'users: unexpected {"device_ids":["id-1"]}'
    ])
    expect(surprises(NOTHING, { events: [], users: [], mappings: [{ user_id: '1' }] })).toEqual([
      'mappings: there is no {"user_id":"1"}'
    ])
  })

  it('does not take one event for two', () => {
    const events = [{ event_type: 'A' }, { event_type: 'A' }]
    expect(surprises(state, { events, users: state.users })).not.toEqual([])
  })

  it("has a library's anonymous id where that is made up", () => {
    const expected = { events: state.events, users: [{ device_ids: ['<anonymous id>'] }] }
    expect(surprises(state, expected, 'id-1')).toEqual([])
    expect(surprises(state, expected, 'id-2')).not.toEqual([])
  })
})

describe('what an example sets on the page', () => {
  const presets = presetsOf(destination)

  it("is laid over a preset's mapping, and leaves the others", () => {
    const changed = withChanges(presets, { 'Track Calls': { mapping: { min_id_length: 1 } } })
    expect(changed.map(({ name }) => name)).toEqual(presets.map(({ name }) => name))
    const [before] = presets
    expect(changed[0]).toEqual({ ...before, mapping: { ...before.mapping, min_id_length: 1 } })
    expect(changed.slice(1)).toEqual(presets.slice(1))
  })

  it('can be a subscription of its own, with the defaults of its action', () => {
    const [added] = withChanges([], { 'Alias Calls': { action: 'mapUser', trigger: 'type = "alias"' } })
    expect(added).toMatchObject({ name: 'Alias Calls', action: 'mapUser', enabled: true })
    expect(added.mapping).toMatchObject({ user_id: { '@path': '$.previousId' } })
  })
})
