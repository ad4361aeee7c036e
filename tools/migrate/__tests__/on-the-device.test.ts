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

it.each(WITHOUT_EFFECT.filter((key) => key !== 'forceHttps'))('%s on needs a person, and off does not', (key) => {
  const outcomeOf = (on: boolean) => migrate({ [key]: on }).report.find((line) => line.key === key)?.outcome
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
