import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const short = { userId: 'u1', anonymousId: 'd1' }
const CALLS = [
  { type: 'track', event: 'Clicked' },
  { type: 'track', event: 'Order Completed', messageId: 'message-2' },
  { type: 'identify', traits: { plan: 'pro' }, messageId: 'message-3' },
  { type: 'group', groupId: 'g', messageId: 'message-4' }
]

it.each(['browser', 'ios', 'android'] as const)(
  'In device mode (%s) ids of any length are taken',
  async (deviceMode) => {
    const calls = CALLS.map((call) => ({ ...call, ...short }))
    await send({}, calls, { deviceMode })
    expect(
      sandbox()
        .events()
        .map(({ event }) => [event.user_id, event.device_id])
    ).toEqual(calls.map(() => ['u1', 'd1']))
  }
)

it('Through servers Amplitude refuses a short user id, and the event says so', async () => {
  await expect(send({}, { ...CALLS[0], ...short })).rejects.toThrow(/user_id.*u1/)
  expect(sandbox().events()).toEqual([])
})

it('The report names device mode for it', () => {
  const line = migrate({}).report.find(({ key }) => key === 'min_id_length')
  expect(line?.why).toContain('--device-mode')
})
