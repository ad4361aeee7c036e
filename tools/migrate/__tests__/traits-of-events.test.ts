import { migrated } from './migrated'

const { send, sandbox } = migrated()

const context = { traits: { plan: 'pro', logins: 1 } }
const properties = () => sandbox().user('user-1234')?.user_properties

const CALLS: [string, object][] = [
  ['a track call', { type: 'track', event: 'Clicked' }],
  ['an order', { type: 'track', event: 'Order Completed', properties: { products: [{ sku: 'uno' }] } }],
  ['a page', { type: 'page', name: 'Shoes' }],
  ['a screen', { type: 'screen', name: 'Shoes' }]
]

it.each(CALLS)('The traits in the context of %s become user properties', async (_what, call) => {
  await send({}, { ...call, context })
  expect(properties()).toEqual({ plan: 'pro', logins: 1 })
})

const IN_DEVICE_MODE = [
  ...CALLS.map(([what, call]) => [what, 'browser', call] as const),
  // A phone has no pages.
  ...CALLS.filter(([what]) => what !== 'a page').map(([what, call]) => [what, 'ios', call] as const)
]

it.each(IN_DEVICE_MODE)(
  'In device mode those of %s in %s do not, as the SDK set them by identify calls alone',
  async (_what, deviceMode, call) => {
    await send({ trackAllPages: true }, { ...call, context }, { deviceMode })
    expect(sandbox().events().length).toBeGreaterThan(0)
    expect(properties()).toEqual({})
  }
)

it.each(['traitsToIncrement', 'traitsToSetOnce', 'traitsToAppend', 'traitsToPrepend'])(
  'A trait in %s is left to identify calls: an event that repeats it overwrites nothing',
  async (list) => {
    const identify = { type: 'identify', traits: { logins: 4 } }
    const track = { type: 'track', event: 'Clicked', messageId: 'message-2', context }
    await send({ [list]: ['logins'] }, identify)
    const { logins } = properties() ?? {}
    sandbox().reset()
    await send({ [list]: ['logins'] }, [identify, track])
    expect(properties()).toEqual({ plan: 'pro', logins })
  }
)

it('A list may name a trait that no mapping can, and the events are sent', async () => {
  await send(
    { traitsToSetOnce: ['@path', '__proto__', 'a.b'] },
    {
      type: 'track',
      event: 'Clicked',
      context: { traits: { '@path': '$.userId', 'a.b': 1, plan: 'pro' } }
    }
  )
  expect(properties()).toMatchObject({ plan: 'pro' })
  expect(properties()).not.toHaveProperty(['a.b'])
})

it.each([undefined, null, 'text', 7, []])('Traits that are %j are none, and cost no event', async (traits) => {
  await send({}, { type: 'track', event: 'Clicked', context: { traits } })
  expect(sandbox().events()).toMatchObject([{ event: { event_type: 'Clicked' } }])
  expect(properties()).toEqual({})
})

it('Those of an identify call are its own', async () => {
  await send({}, { type: 'identify', traits: { plan: 'basic' }, context })
  expect(properties()).toEqual({ plan: 'basic' })
})
