import { FIREFOX_ALONE, GALAXY, IPHONE, REDUCED, seen, WINDOWS } from './support/user-agents'

describe('The client hints (C8)', () => {
  it('give the version of the system and the model', async () => {
    const userAgentData = { platformVersion: '13.0.0', model: 'Pixel 6' }
    const { os, device } = await seen({ userAgent: GALAXY, userAgentData })
    expect(os).toEqual(['os_name: Android', 'os_version: 13.0.0'])
    expect(device).toContain('device_model: Pixel 6')
  })

  it('never give a browser the version of a system', async () => {
    const { os } = await seen({ userAgent: FIREFOX_ALONE, userAgentData: { platformVersion: '13.0.0' } })
    expect(os).not.toEqual(['os_name: Firefox', 'os_version: 13.0.0'])
  })

  it.each([{}, { model: '' }, { model: null, platformVersion: null }, { model: '', platformVersion: '' }, null])(
    'change nothing where they are %j',
    async (userAgentData) => {
      expect(await seen({ userAgent: IPHONE, userAgentData })).toEqual({
        os: ['os_name: iOS', 'os_version: 9.1'],
        device: ['device_manufacturer: Apple', 'device_model: iPhone']
      })
    }
  )
})

describe('The hint of a Windows (C8a)', () => {
  const WINDOWS_7 = WINDOWS.replace('10.0', '6.1')
  const versionOf = async (userAgent: string, platformVersion: unknown) =>
    (await seen({ userAgent, userAgentData: { platformVersion } })).os

  it.each(['13', '13.0.0', '14.0.0', '15.0.0', 19, '99999999999999999999'])('of %j says 11', async (hint) => {
    expect(await versionOf(WINDOWS, hint)).toEqual(['os_name: Windows', 'os_version: 11'])
  })

  it.each(['1.0.0', '1', '8.0.0', '10.0.0', 10])('of %j says 10', async (hint) => {
    expect(await versionOf(WINDOWS_7, hint)).toEqual(['os_name: Windows', 'os_version: 10'])
  })

  it.each([
    '0',
    '0.1.0',
    '0.3.0',
    0,
    '11.0.0',
    '12.9',
    '-1',
    -13,
    'latest',
    '__proto__',
    '',
    ' ',
    null,
    {},
    [13],
    true,
    Infinity
  ])('of %j says nothing, so that the version of the user agent stays', async (hint) => {
    expect(await versionOf(WINDOWS_7, hint)).toEqual(['os_name: Windows', 'os_version: 7'])
  })

  it('is the version as it is on another system', async () => {
    expect(await versionOf(GALAXY, '13.0.0')).toEqual(['os_name: Android', 'os_version: 13.0.0'])
    expect(await versionOf(GALAXY, 0)).toEqual(['os_name: Android', 'os_version: 0'])
  })
})

describe('A placeholder for a model (C8a)', () => {
  const modelOf = async (context: Record<string, unknown>) => (await seen(context)).device

  it('in the user agent is none, and the system stands in', async () => {
    expect(await modelOf({ userAgent: REDUCED })).toEqual(['device_model: Android'])
  })

  it('in the user agent gives way to the hint', async () => {
    const userAgentData = { model: 'Pixel 8' }
    expect(await modelOf({ userAgent: REDUCED, userAgentData })).toEqual(['device_model: Pixel 8'])
  })

  it.each(['K', 'k', ' K ', 'Generic', 'GENERIC'])(
    'in the hint, %j, leaves the model of the user agent',
    async (model) => {
      expect(await modelOf({ userAgent: GALAXY, userAgentData: { model } })).toContain('device_model: SM-G991B')
    }
  )

  it('in both leaves the system', async () => {
    expect(await modelOf({ userAgent: REDUCED, userAgentData: { model: 'K' } })).toEqual(['device_model: Android'])
  })

  it.each(['K20', 'Generic Phone', 'Kindle', 'Rock', 'A Generic', '商', 7, '__proto__'])(
    'is not a model like %j',
    async (model) => {
      expect(await modelOf({ userAgent: GALAXY, userAgentData: { model } })).toContain(`device_model: ${String(model)}`)
    }
  )
})
