import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const CALLS: [string, object][] = [
  ['track', { event: 'Clicked' }],
  ['track', { event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }],
  ['page', { name: 'Shoes' }],
  ['page', { context: { page: { referrer: 'https://example.com/' } } }],
  ['screen', { name: 'Shoes' }],
  ['identify', { traits: { plan: 'pro' } }],
  ['group', { groupId: 'group-1' }],
  ['alias', { previousId: 'user-old' }]
]

const classic = { sendAlias: true }

describe.each(CALLS)('A %s call %j', (type, own) => {
  it('that is kept away from the classic destination is kept away here', async () => {
    await send(classic, { type, ...own, integrations: { Amplitude: false } })
    expect(sandbox().requests).toEqual([])
  })

  it.each([{}, { Amplitude: true }, { Amplitude: {} }, { Amplitude: false, 'Actions Amplitude': true }])(
    'with %j is sent',
    async (integrations) => {
      await send(classic, { type, ...own, integrations })
      expect(sandbox().requests).toHaveLength(1)
    }
  )

  it('that the tracking of sessions gave a session is kept away all the same', async () => {
    const integrations = { Amplitude: false, 'Actions Amplitude': { session_id: 1769860800000 } }
    await send(classic, { type, ...own, integrations })
    expect(sandbox().requests).toEqual([])
  })
})

it('Every subscription has the option', () => {
  const { subscriptions } = migrate({ sendAlias: true, trackAllPages: false })
  expect(subscriptions.map(({ mapping }) => mapping.respect_classic_integrations)).toEqual(
    subscriptions.map(() => true)
  )
})
