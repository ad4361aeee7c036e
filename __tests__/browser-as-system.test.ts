import { APP, FIREFOX_ALONE, GALAXY, IPHONE, NOTHING, REDUCED, seen, WINDOWS } from './support/user-agents'

describe('The browser in place of the system (C8b)', () => {
  const BROWSER = { userAgentOs: 'browser' }

  it.each([
    ['a desktop', WINDOWS, ['os_name: Chrome', 'os_version: 120.0.0.0'], ['device_model: Windows']],
    [
      'a telephone',
      GALAXY,
      ['os_name: Chrome', 'os_version: 120.0.0.0'],
      ['device_manufacturer: Samsung', 'device_model: Android']
    ],
    [
      'a telephone of Apple',
      IPHONE,
      ['os_name: Mobile Safari', 'os_version: 9.0'],
      ['device_manufacturer: Apple', 'device_model: iOS']
    ],
    ['a model that is a placeholder', REDUCED, ['os_name: Chrome', 'os_version: 120.0.0.0'], ['device_model: Android']],
    ['a browser alone', FIREFOX_ALONE, ['os_name: Firefox', 'os_version: 120.0'], []]
  ])('is what is sent of %s, with the system as the model', async (_, userAgent, os, device) => {
    expect(await seen({ userAgent }, BROWSER)).toEqual({ os, device })
  })

  it('has its own version, whatever the hints say of the system and the model', async () => {
    const userAgentData = { platformVersion: '15.0.0', model: 'Surface' }
    expect(await seen({ userAgent: WINDOWS, userAgentData }, BROWSER)).toEqual({
      os: ['os_name: Chrome', 'os_version: 120.0.0.0'],
      device: ['device_model: Windows']
    })
  })

  it('leaves the system where the string knows no browser', async () => {
    const userAgentData = { platformVersion: '9.1', model: 'Galaxy S9' }
    expect(await seen({ userAgent: APP }, BROWSER)).toEqual(await seen({ userAgent: APP }))
    expect(await seen({ userAgent: APP, userAgentData }, BROWSER)).toEqual({
      os: ['os_name: Android', 'os_version: 9.1'],
      device: ['device_manufacturer: Samsung', 'device_model: Galaxy S9']
    })
  })

  it('never overrides or completes what the call says itself', async () => {
    expect(await seen({ userAgent: WINDOWS, os: { name: 'Fuchsia' } }, BROWSER)).toEqual({
      os: ['os_name: Fuchsia'],
      device: ['device_model: Windows']
    })
    expect(await seen({ userAgent: GALAXY, device: { brand: 'Acme' } }, BROWSER)).toEqual({
      os: ['os_name: Chrome', 'os_version: 120.0.0.0'],
      device: ['device_brand: Acme']
    })
  })

  it('is nothing where parsing is off', async () => {
    expect(await seen({ userAgent: WINDOWS }, { ...BROWSER, userAgentParsing: false })).toEqual(NOTHING)
  })

  it.each(['system', null])('is not sent where the field is %j', async (userAgentOs) => {
    const { os } = await seen({ userAgent: WINDOWS }, { userAgentOs })
    expect(os).toEqual(['os_name: Windows', 'os_version: 10'])
  })

  it('is remembered apart from the system of the same string', async () => {
    const system = await seen({ userAgent: IPHONE })
    const browser = await seen({ userAgent: IPHONE }, BROWSER)
    expect(await seen({ userAgent: IPHONE })).toEqual(system)
    expect(await seen({ userAgent: IPHONE }, BROWSER)).toEqual(browser)
    expect(browser).not.toEqual(system)
  })
})
