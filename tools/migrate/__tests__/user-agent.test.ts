import { migrated } from './migrated'

const CHROME_ON_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'

const { sandbox, send } = migrated()

describe('What the user agent says, migrated', () => {
  it.each([
    ['track', { event: 'Clicked' }],
    ['identify', { traits: { plan: 'pro' } }],
    ['page', { name: 'Settings' }]
  ])('is the browser as the system of a %s call, as the classic destination had it', async (type, call) => {
    await send({ trackAllPages: true }, { type, ...call, context: { userAgent: CHROME_ON_WINDOWS } })
    const [{ event }] = sandbox().events()
    expect(event).toMatchObject({ os_name: 'Chrome', os_version: '120.0.0.0', device_model: 'Windows' })
  })

  it('is not asked where the call names its system', async () => {
    const context = { userAgent: CHROME_ON_WINDOWS, os: { name: 'iOS', version: '17' } }
    await send({}, { type: 'track', event: 'Clicked', context })
    expect(sandbox().events()[0].event).toMatchObject({ os_name: 'iOS', os_version: '17' })
  })
})
