import type { Edited } from '../client/history/what-changed'
import { whatChanged } from '../client/history/what-changed'

const track = {
  name: 'Track Calls',
  action: 'logEvent',
  trigger: 'type = "track"',
  enabled: true,
  mapping: { event_type: { '@path': '$.event' } }
}
const pages = { ...track, name: 'Page Calls', trigger: 'type = "page"' }
const edited: Edited = {
  subscriptions: [track, pages],
  settings: { apiKey: 'key-of-a-project', secretKey: 'secret', endpoint: 'north_america' },
  shown: undefined
}
const withTrack = (change: object) => ({ ...edited, subscriptions: [{ ...track, ...change }, pages] })
const withSettings = (change: object) => ({ ...edited, settings: { ...edited.settings, ...change } })

describe('what was changed, in words', () => {
  it.each<[string, string | undefined, Edited]>([
    ['a switch', 'Track Calls switched off', withTrack({ enabled: false })],
    ['a name', '0.name', withTrack({ name: 'Tracks' })],
    ['a trigger', '0.trigger', withTrack({ trigger: 'type = "screen"' })],
    ['a field', '0.mapping.user_id', withTrack({ mapping: { ...track.mapping, user_id: { '@path': '$.userId' } } })],
    ['a field that is mapped no more', '0.mapping.event_type', withTrack({ mapping: {} })],
    ['several fields', '3 fields of Track Calls', withTrack({ mapping: { a: 1, b: 2 } })],
    ['a setting', 'settings.endpoint', withSettings({ endpoint: 'europe' })],
    ['one more', 'New added', { ...edited, subscriptions: [track, pages, { ...track, name: 'New' }] }],
    ['one less', 'Track Calls removed', { ...edited, subscriptions: [pages] }],
    ['other ones', 'other subscriptions', { ...edited, subscriptions: [{ ...track, name: 'A' }] }],
    ['another order', 'other subscriptions', { ...edited, subscriptions: [pages, track] }],
    [
      'an import with its settings',
      'other subscriptions, API key, endpoint region',
      { ...withSettings({ apiKey: 'b', endpoint: 'europe' }), subscriptions: [] }
    ],
    ['nothing but what is looked at', undefined, { ...edited, shown: 1 }],
    ['nothing, in another object', undefined, withTrack({})]
  ])('is told of %s', (_case, expected, now) => {
    const change = whatChanged(edited, now)
    expect(expected?.includes('.') ? change?.place : change?.label).toBe(expected)
  })

  it('never holds a key', () => {
    const changed = withSettings({ apiKey: 'another-key-of-a-project', secretKey: 'another-secret' })
    expect(JSON.stringify(whatChanged(edited, changed))).not.toMatch(/another|secret"/)
  })
})
