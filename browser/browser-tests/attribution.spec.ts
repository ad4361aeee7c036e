import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import { expect, MINUTE, START, test, track } from './shop'

const companion = {
  trackUtmProperties: true,
  trackReferrer: true,
  trackClickIds: true,
  unsetParamsReferrerOnNewSession: true
}
const path = '/?utm_source=news&utm_campaign=spring&gclid=Cj0'
const referer = 'https://search.example/?q=shoes'

/** With the fields of the actions unmapped that would tell the address of each page, as the documentation says to do. */
test.beforeEach(({ visit: { served } }) => {
  const { subscriptions } = served.currentSubscriptions.current
  const unmapped = subscriptions.map((subscription) => {
    const kept = Object.entries(subscription.mapping).filter(
      ([field]) => !['utm_properties', 'referrer'].includes(field)
    )
    return { ...subscription, mapping: Object.fromEntries(kept) }
  })
  served.currentSubscriptions.set({ settings: EXAMPLE_SETTINGS, subscriptions: unmapped })
})

for (const form of ['plugin', 'action'] as const) {
  test.describe(`as ${form}`, () => {
    test.use({ form })

    test('how a visit began is told once a session, and emptied by the next one that lacks it', async ({ visit }) => {
      await visit.context.clock.install({ time: START })
      const page = await visit.open({ companion, path, referer })
      await page.evaluate(() => history.replaceState(null, '', '/'))
      await page.evaluate(() => window.shop.analytics.identify('user-1', { plan: 'free' }).then(() => undefined))
      await track(page, 'Opened')
      await visit.open({ companion, tab: page, path: '/cart?utm_source=cart' })
      await track(page, 'Went on')
      await expect
        .poll(() => visit.served.sandbox.user('user-1')?.user_properties)
        .toMatchObject({
          plan: 'free',
          utm_source: 'news',
          utm_campaign: 'spring',
          gclid: 'Cj0',
          referrer: referer,
          referring_domain: 'search.example',
          initial_utm_source: 'news',
          initial_referring_domain: 'search.example'
        })
      await page.clock.setSystemTime(START + 60 * MINUTE)
      await visit.open({ companion, tab: page })
      await track(page, 'Came back')
      const events = await visit.events(6)
      const told = events.filter(({ user_properties }) => user_properties?.$set?.utm_source)
      expect(told).toHaveLength(1)
      expect(told[0].session_id).toBe(events.find(({ event_type }) => event_type === 'Opened')?.session_id)
      const properties = visit.served.sandbox.user('user-1')?.user_properties ?? {}
      expect(Object.keys(properties).sort()).toEqual([
        'initial_gclid',
        'initial_referrer',
        'initial_referring_domain',
        'initial_utm_campaign',
        'initial_utm_source',
        'plan'
      ])
      const emptied = events.filter(({ user_properties }) => user_properties?.$unset)
      expect(emptied.map(({ session_id }) => session_id)).toEqual([told[0].session_id, events[5].session_id])
    })

    test('it says nothing else of the user again, and goes to this destination alone', async ({ visit }) => {
      const page = await visit.open({ companion: { trackUtmProperties: true }, path })
      await page.evaluate(() => window.shop.analytics.identify('user-1', { logins: 1 }).then(() => undefined))
      await visit.events(2)
      const [own] = visit.calls.filter(({ messageId }) => String(messageId).startsWith('amplitude-companion-'))
      expect(own).toMatchObject({ type: 'identify', userId: 'user-1', integrations: { All: false } })
      expect(own.traits).toEqual({
        $set: { utm_source: 'news', utm_campaign: 'spring' },
        $setOnce: { initial_utm_source: 'news', initial_utm_campaign: 'spring' }
      })
      expect(await page.evaluate(() => localStorage.getItem('ajs_user_traits'))).toBe('{"logins":1}')
    })
  })
}

test('where it is to be told with each page, each page tells its own', async ({ visit }) => {
  const each = { trackUtmProperties: true, saveParamsReferrerOncePerSession: false }
  const page = await visit.open({ companion: each, path })
  await track(page, 'Opened')
  await track(page, 'Went on')
  await visit.open({ companion: each, tab: page, path: '/?utm_source=cart' })
  await track(page, 'Went on, too')
  const told = (await visit.events(5)).flatMap(({ user_properties }) => user_properties?.$set?.utm_source ?? [])
  expect(told.sort()).toEqual(['cart', 'news'])
})

test('nothing is told where the site does not ask for it', async ({ visit }) => {
  const page = await visit.open({ path, referer })
  await track(page, 'Opened')
  expect(await visit.events(1)).toHaveLength(1)
})
