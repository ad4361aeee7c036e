import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

/** What PHP makes of an empty object, and what else may stand where an object belongs. */
const NO_OBJECTS = [[], true, false, 5, 'Amplitude', ['Amplitude', 'b']]

describe('Where the whole of a call is read (V1)', () => {
  it.each(ACTIONS.flatMap((action) => NO_OBJECTS.map((value) => [action, value] as const)))(
    '%s takes integrations that are %j for none',
    async (action, integrations) => {
      const { events } = await eitherWay(action, { groupId: 'group-1', integrations })
      const without = await eitherWay(action, { groupId: 'group-1' })
      expect(events).toEqual(without.events)
    }
  )

  // A path into false gives false, which the framework rejects as a campaign.
  const NO_CONTEXTS = NO_OBJECTS.filter((value) => value !== false)
  it.each(ACTIONS.flatMap((action) => NO_CONTEXTS.map((value) => [action, value] as const)))(
    '%s takes a context that is %j for none',
    async (action, context) => {
      // The framework itself reads the context in a batch, and bears anything but null.
      const { statuses, events } = await sendBatch(action, [{ groupId: 'group-1', context }])
      const without = await sendBatch(action, [{ groupId: 'group-1' }])
      expect(statuses).toEqual([200])
      expect(events).toEqual(without.events)
    }
  )
})

describe('A truth value where an id belongs', () => {
  it.each([
    ['the whole device', { context: { device: false } }],
    ['the id of the device', { context: { device: { id: true } } }],
    ['an id that is infinite', { context: { device: { id: Infinity } } }]
  ])('is no device id as %s', async (_, call) => {
    const { events } = await eitherWay('logEvent', call)
    expect(events[0]).toMatchObject({ user_id: 'user-1234' })
    expect(events[0]).not.toHaveProperty('device_id')
  })

  it.each([true, false, Infinity])('as the user id %j leaves the event to its device', async (userId) => {
    const { events } = await eitherWay('logEvent', { userId })
    expect(events[0]).toMatchObject({ device_id: 'device-1234' })
    expect(events[0]).not.toHaveProperty('user_id')
  })

  it('rejects the event where nothing else identifies it, and says what it held', async () => {
    const { message } = await eitherWay('logEvent', { userId: false, anonymousId: null })
    expect(message).toMatch(/user_id is "false", which is the text of no id, and device_id is missing/)
  })

  it('maps no user', async () => {
    const { message } = await eitherWay('mapUser', { previousId: true, userId: 'user-1234' })
    expect(message).toMatch(/user_id of the user mapping is "true"/)
  })

  it('is no referrer, and no address', async () => {
    const { events } = await eitherWay('logEvent', { context: { page: false, ip: true } })
    expect(events[0]).not.toHaveProperty('user_properties')
    expect(events[0]).not.toHaveProperty('ip')
  })
})
