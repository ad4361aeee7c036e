import type { JSONObject } from '@segment/actions-core'
import { eventsOf } from './support/sent'

/** The example of the classic destination's documentation, and the properties of its call. */
const settingsOfMerchant = { name: 'Settings', category: 'Merchant', properties: { url: '/settings' } }
const unnamed = { category: 'Merchant', properties: { url: '/settings' } }

const withNameAndCategory = { url: '/settings', name: 'Settings', category: 'Merchant' }

interface Row {
  setting: string
  type: 'page' | 'screen'
  action: 'logPage' | 'logEvent'
  mapping: JSONObject
  event: string
  properties: JSONObject
  /** The event of a call that has no name; none if not given. */
  eventWithoutName?: string
}

const named = { trackAllPages: false, trackNamedPages: true }
const categorized = { trackAllPages: false, trackCategorizedPages: true }

/** The rows for Analytics.js, servers and mobile libraries in cloud mode. */
const cloudMode: Row[] = (['page', 'screen'] as const).flatMap((type) =>
  ['Loaded', 'Viewed'].flatMap((verb) => {
    const noun = type === 'page' ? 'Page' : 'Screen'
    const row = { type, action: 'logPage' as const, properties: withNameAndCategory }
    return [
      { ...row, setting: 'Track Named Pages', mapping: { ...named, verb }, event: `${verb} Merchant Settings ${noun}` },
      {
        ...row,
        setting: 'Track Categorized Pages',
        mapping: { ...categorized, verb },
        event: `${verb} Merchant ${noun}`,
        eventWithoutName: `${verb} Merchant ${noun}`
      },
      {
        ...row,
        setting: 'Track All Pages',
        mapping: { verb },
        event: `${verb} a ${noun}`,
        eventWithoutName: `${verb} a ${noun}`
      }
    ]
  })
)

const ios: Row[] = [
  {
    setting: 'Track All Pages',
    type: 'screen',
    action: 'logEvent',
    mapping: { event_type: { '@template': 'Viewed {{name}}' } },
    event: 'Viewed Settings',
    properties: { url: '/settings' },
    eventWithoutName: 'Viewed'
  },
  {
    setting: 'Track All Screens',
    type: 'screen',
    action: 'logPage',
    mapping: {},
    event: 'Loaded a Screen',
    properties: withNameAndCategory,
    eventWithoutName: 'Loaded a Screen'
  }
]

const android: Row[] = [
  {
    setting: 'Track Named Pages',
    type: 'screen',
    action: 'logPage',
    mapping: { ...named, verb: 'Viewed' },
    event: 'Viewed Merchant Settings Screen',
    properties: withNameAndCategory
  },
  {
    setting: 'Track Categorized Pages',
    type: 'screen',
    action: 'logPage',
    mapping: { ...categorized, verb: 'Viewed' },
    event: 'Viewed Merchant Screen',
    properties: withNameAndCategory,
    eventWithoutName: 'Viewed Merchant Screen'
  },
  {
    setting: 'Track All Pages',
    type: 'screen',
    action: 'logEvent',
    mapping: {
      event_type: {
        '@if': {
          // The framework's `blank` takes `then` for a value that is neither missing nor empty.
          blank: { '@path': '$.name' },
          then: { '@template': 'Viewed {{name}} Screen' },
          else: 'Loaded a Screen'
        }
      }
    },
    event: 'Viewed Settings Screen',
    properties: { url: '/settings' },
    eventWithoutName: 'Loaded a Screen'
  },
  {
    setting: 'Track All Screens',
    type: 'screen',
    action: 'logPage',
    mapping: {},
    event: 'Loaded a Screen',
    properties: withNameAndCategory,
    eventWithoutName: 'Loaded a Screen'
  }
]

const titled = (rows: Row[]) => rows.map((row) => [row.setting, row.type, row.event, row] as const)

describe.each([
  ['in cloud mode', cloudMode],
  ['on iOS', ios],
  ['on Android', android]
])('Page and screen events %s, as the classic destination names them (P4)', (_where, rows) => {
  it.each(titled(rows))('%s makes of a %s "%s"', async (_setting, type, event, { action, mapping, properties }) => {
    const events = await eventsOf(action, { type, ...settingsOfMerchant }, mapping)
    expect(events.map(({ event_type, event_properties }) => [event_type, event_properties])).toEqual([
      [event, properties]
    ])
  })

  it.each(titled(rows))(
    '%s takes a %s without a name (with one: "%s")',
    async (_setting, type, _event, { action, mapping, eventWithoutName }) => {
      const events = await eventsOf(action, { type, ...unnamed }, mapping)
      expect(events.map(({ event_type }) => event_type as string)).toEqual(eventWithoutName ? [eventWithoutName] : [])
    }
  )
})
