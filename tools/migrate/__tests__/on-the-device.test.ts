import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const call = {
  type: 'track',
  event: 'Clicked',
  context: { page: { search: '?amp_device_id=device-of-url', referrer: 'https://example.com/' } }
}

const WITHOUT_EFFECT = [
  'deviceIdFromUrlParam',
  'saveParamsReferrerOncePerSession',
  'unsetParamsReferrerOnNewSession',
  'trackSessionEvents',
  'forceHttps'
]

async function sentWith(classic: object): Promise<unknown[]> {
  sandbox().reset()
  await send(classic, call)
  return sandbox().requests.map(({ host, path, body }) => ({ host, path, body }))
}

it.each(WITHOUT_EFFECT)(
  '%s, which lives in the browser or on the phone, sends the same on, off and not given',
  async (key) => {
    const sent = await sentWith({})
    expect(sent).toHaveLength(1)
    expect(await sentWith({ [key]: true })).toEqual(sent)
    expect(await sentWith({ [key]: false })).toEqual(sent)
  }
)

it.each([1, 60_000])(
  'An upload period of %d ms sends the same: Segment decides when',
  async (eventUploadPeriodMillis) => {
    expect(await sentWith({ eventUploadPeriodMillis })).toEqual(await sentWith({}))
  }
)

const NEEDS_NOBODY = ['forceHttps', 'saveParamsReferrerOncePerSession']

it.each(WITHOUT_EFFECT.filter((key) => !NEEDS_NOBODY.includes(key)))(
  '%s on needs a person, and off does not',
  (key) => {
    const outcomeOf = (on: boolean) => migrate({ [key]: on }).report.find((line) => line.key === key)?.outcome
    expect(outcomeOf(true)).toBe('needs a person')
    expect(outcomeOf(false)).toBe('not needed here')
  }
)

it.each([true, false])('saveParamsReferrerOncePerSession needs nobody, be it %s', (value) => {
  const { report } = migrate({ saveParamsReferrerOncePerSession: value })
  expect(report.find(({ key }) => key === 'saveParamsReferrerOncePerSession')?.outcome).toBe('not needed here')
})

it('What a session came by stays on its later pages, whose referrer is the site itself', async () => {
  const at = (index: number, referrer: string) => ({
    type: 'page',
    name: 'Shoes',
    messageId: `message-${index}`,
    context: { page: { referrer, url: `https://shop.example.com/${index}` } }
  })
  await send({}, [at(1, 'https://example.com/'), at(2, 'https://shop.example.com/1')])
  expect(sandbox().user('user-1234')?.user_properties).toMatchObject({ referrer: 'https://example.com/' })
})

it('useCustomAmplitudeProperties on needs a person, as nobody knows what it does, and off does not', () => {
  const outcomeOf = (on: boolean) =>
    migrate({ useCustomAmplitudeProperties: on }).report.find(({ key }) => key === 'useCustomAmplitudeProperties')
      ?.outcome
  expect(outcomeOf(true)).toBe('needs a person')
  expect(outcomeOf(false)).toBe('not needed here')
})

describe('What to do instead does what it says', () => {
  it('The device id of the URL, sent as context.device.id, is the device id', async () => {
    await send({ deviceIdFromUrlParam: true }, { ...call, context: { device: { id: 'device-of-url' } } })
    expect(sandbox().events()).toMatchObject([{ event: { device_id: 'device-of-url' } }])
  })

  it('The session, passed as an option, is the session', async () => {
    const integrations = { Amplitude: { session_id: 1769860800000 } }
    await send({ trackSessionEvents: true }, { ...call, integrations })
    expect(sandbox().events()).toMatchObject([{ event: { session_id: 1769860800000 } }])
  })
})
