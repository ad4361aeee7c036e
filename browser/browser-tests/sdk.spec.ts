import type { Page } from '@playwright/test'
import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import { expect, test } from './shop'

const { apiKey } = EXAMPLE_SETTINGS

/** Starts Amplitude's SDK with all that it does by itself, but for what it gets from Amplitude's cloud. */
const startSdk = (page: Page) =>
  page.evaluate(
    (key) =>
      window.amplitude.init(key, 'ada-lovelace', {
        autocapture: true,
        fetchRemoteConfig: false,
        flushIntervalMillis: 50
      }).promise,
    apiKey
  )

/** What the SDK says of what it sent: the status of each. */
const sent = (page: Page) =>
  page.evaluate(async () => {
    const { amplitude } = window
    const identify = new amplitude.Identify()
      .set('plan', 'pro')
      .setOnce('first_plan', 'free')
      .add('visits', 2)
      .append('tags', 'new')
      .prepend('latest', 'bag')
      .preInsert('seen', 'home')
      .postInsert('read', 'terms')
      .remove('wishes', 'bag')
      .unset('trial')
    const seats = new amplitude.Identify().set('seats', 12)
    const order = new amplitude.Revenue().setProductId('sku-1').setPrice(10).setQuantity(3).setRevenueType('purchase')
    const results = await Promise.all(
      [
        amplitude.track('Opened', { products: [{ sku: '1', price: 12.6 }], nested: { deep: { list: [1, 2] } } }),
        amplitude.track('Read', { text: 'ä'.repeat(3000) }),
        amplitude.identify(identify),
        amplitude.setGroup('company', ['initech', 'acme']),
        amplitude.groupIdentify('company', 'acme', seats),
        amplitude.revenue(order),
        amplitude.track({ event_type: 'Left', event_properties: {}, price: 5, quantity: 2, groups: { team: 'a' } })
      ].map(({ promise }) => promise)
    )
    return results.map(({ code }) => code)
  })

test("what Amplitude's browser SDK sends is taken, by hand and by itself", async ({ visit }) => {
  const encodings: Array<string | undefined> = []
  visit.context.on('request', (request) => encodings.push(request.headers()['content-encoding']))
  const page = await visit.open({ scripts: ['/sdk.js'], before: startSdk, path: '/?utm_source=news&utm_medium=mail' })
  expect(await sent(page)).toEqual([200, 200, 200, 200, 200, 200, 200])
  expect(encodings).toContain('gzip')
  const { sandbox } = visit.served
  const types = () => sandbox.events().map(({ event }) => event.event_type)
  await expect
    .poll(types)
    .toEqual(expect.arrayContaining(['session_start', '[Amplitude] Page Viewed', 'Opened', 'revenue_amount', 'Left']))
  expect(sandbox.requests.map(({ status }) => status)).not.toContain(400)
  expect(sandbox.user('ada-lovelace')).toMatchObject({
    user_properties: {
      plan: 'pro',
      first_plan: 'free',
      visits: 2,
      tags: ['new'],
      latest: ['bag'],
      seen: ['home'],
      read: ['terms'],
      utm_source: 'news',
      initial_utm_medium: 'mail'
    },
    groups: { company: ['initech', 'acme'] },
    revenue: { total: 40 }
  })
  expect(sandbox.groups()).toEqual(
    expect.arrayContaining([expect.objectContaining({ group_value: 'acme', group_properties: { seats: 12 } })])
  )
  const text = sandbox.events().find(({ event }) => event.event_type === 'Read')?.event.event_properties
  expect(text).toMatchObject({ text: 'ä'.repeat(1024) })
})
