import { sendBatch } from './support/send-batch'
import { eventsOf } from './support/sent'

const CAPTURED = {
  enabled: true,
  set: { utm_source: 'news', gclid: 'Cj0' },
  set_once: { initial_utm_source: 'news', initial_utm_medium: 'EMPTY' },
  unset: { utm_medium: '-', referrer: '-' }
}
const integrations = { 'Actions Amplitude': { session_id: 1769860200000, autocapture_attribution: CAPTURED } }
const context = {
  campaign: { source: 'elsewhere', medium: 'email' },
  page: { referrer: 'https://search.example/', url: 'https://shop.example/?gclid=other', search: '?gclid=other' }
}
const EXPECTED = {
  $set: { utm_source: 'news', gclid: 'Cj0' },
  $setOnce: { initial_utm_source: 'news', initial_utm_medium: 'EMPTY' },
  $unset: { utm_medium: '-', referrer: '-' }
}

/** What saved mappings of the fields look like. */
const SAVED = {
  autocaptureAttributionEnabled: { '@path': '$.integrations.Actions Amplitude.autocapture_attribution.enabled' },
  autocaptureAttributionSet: { '@path': '$.integrations.Actions Amplitude.autocapture_attribution.set' },
  autocaptureAttributionSetOnce: { '@path': '$.integrations.Actions Amplitude.autocapture_attribution.set_once' },
  autocaptureAttributionUnset: { '@path': '$.integrations.Actions Amplitude.autocapture_attribution.unset' }
}

describe('attribution that the plugin in the browser has captured', () => {
  it.each(['logEvent', 'logEventV2', 'logPurchase', 'logPage', 'identifyUser'])(
    'is the only one on events of %s',
    async (action) => {
      const call = {
        type: { logPage: 'page', identifyUser: 'identify' }[action] ?? 'track',
        event: 'Clicked',
        name: 'Home'
      }
      const [event] = await eventsOf(action, { ...call, context, integrations }, { trackClickIds: true })
      expect(event.user_properties).toEqual(EXPECTED)
    }
  )

  it('is the same where saved mappings name its parts', async () => {
    const [event] = await eventsOf(
      'logEvent',
      { event: 'Clicked', context, integrations },
      { ...SAVED, integrations: {} }
    )
    expect(event.user_properties).toEqual(EXPECTED)
  })

  it('wins over attribution in Set Once and Set Always, of which the rest stays', async () => {
    const mapping = {
      setAlways: { utm_campaign: 'mapped', plan: 'pro' },
      setOnce: { initial_referrer: 'mapped', first_plan: 'free' },
      unset: ['old']
    }
    const [event] = await eventsOf('logEvent', { event: 'Clicked', context, integrations }, mapping)
    expect(event.user_properties).toEqual({
      $set: { plan: 'pro', ...EXPECTED.$set },
      $setOnce: { first_plan: 'free', ...EXPECTED.$setOnce },
      $unset: { old: '-', ...EXPECTED.$unset }
    })
  })

  it.each(
    'utm_source utm_medium utm_campaign utm_term utm_content utm_id referrer referring_domain gclid ko_click_id'.split(
      ' '
    )
  )('wins over %s, and the first one, which are mapped', async (name) => {
    const mapping = {
      setAlways: { [name]: 'mapped' },
      setOnce: { [`initial_${name}`]: 'mapped', initial_plan: 'free' }
    }
    const autocapture_attribution = { enabled: true, set: { other: 'x' } }
    const call = { event: 'Clicked', integrations: { 'Actions Amplitude': { autocapture_attribution } } }
    const [event] = await eventsOf('logEvent', call, mapping)
    expect(event.user_properties).toEqual({ $set: { other: 'x' }, $setOnce: { initial_plan: 'free' } })
  })

  it.each([
    ['is off', { ...CAPTURED, enabled: false }],
    ['does not say that it is on', { set: CAPTURED.set }],
    ['is no object', 'yes'],
    ['is a list', [CAPTURED]]
  ])('counts for nothing where it %s', async (_how, autocapture_attribution) => {
    const call = { event: 'Clicked', context, integrations: { 'Actions Amplitude': { autocapture_attribution } } }
    const [event] = await eventsOf('logEvent', call)
    expect(event.user_properties.$set).toMatchObject({ utm_source: 'elsewhere', referrer: 'https://search.example/' })
  })

  it('whose parts are junk says nothing, and costs no event', async () => {
    const autocapture_attribution = { enabled: true, set: 'x', set_once: [1], unset: 5 }
    const calls = [{ event: 'Clicked', context, integrations: { 'Actions Amplitude': { autocapture_attribution } } }]
    const { statuses, events } = await sendBatch('logEvent', calls)
    expect(statuses).toEqual([200])
    expect(events[0].user_properties).toBeUndefined()
  })

  it('is the same in a batch, among calls without it', async () => {
    const { events } = await sendBatch('logEvent', [
      { event: 'Clicked', context, integrations },
      { event: 'Clicked', context: {} }
    ])
    expect(events.map(({ user_properties }) => user_properties)).toEqual([EXPECTED, undefined])
  })
})
