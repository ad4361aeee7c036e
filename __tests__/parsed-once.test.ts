import { FIREFOX_ALONE, GALAXY, MACINTOSH } from './support/user-agents'

// What is remembered, is for as long as the process lives.
beforeEach(() => jest.resetModules())
afterEach(() => jest.restoreAllMocks())

const ofLength = (beginning: string, length: number) => beginning.padEnd(length, 'x')

describe('A referrer', () => {
  const referringDomains = async (referrers: unknown[]) => {
    const { referringDomain } = await import('../src/events/referring-domain')
    const RealURL = URL
    const parsing = jest.spyOn(global, 'URL').mockImplementation((url) => new RealURL(url))
    return { domains: referrers.map(referringDomain), parsed: parsing.mock.calls.length }
  }

  it.each([
    ['a URL', 'https://example.com/a', 'example.com'],
    ['none', 'nonsense', undefined],
    ['a URL without a host', 'mailto:a@example.com', undefined],
    ['a URL of 512 characters', ofLength('https://example.com/', 512), 'example.com']
  ])('that is %s is parsed once, however often it comes', async (_which, referrer, domain) => {
    const others = ['https://example.org', 'rubbish']
    const { domains, parsed } = await referringDomains([referrer, ...others, referrer, referrer])
    expect(domains).toEqual([domain, 'example.org', undefined, domain, domain])
    expect(parsed).toBe(3)
  })

  it('that is longer is parsed each time, so that few take no room from many', async () => {
    const referrer = ofLength('https://example.com/', 513)
    expect(await referringDomains([referrer, referrer])).toEqual({ domains: ['example.com', 'example.com'], parsed: 2 })
  })

  it('that is no text is not parsed at all', async () => {
    expect(await referringDomains([undefined, null, 7, {}, new URL('https://example.com')])).toEqual({
      domains: [undefined, undefined, undefined, undefined, undefined],
      parsed: 0
    })
  })
})

describe('A user agent', () => {
  const modelsOf = async (userAgents: string[]) => {
    const Parser = jest.requireActual<new (userAgent: string) => object>('@amplitude/ua-parser-js')
    const parsed: string[] = []
    jest.doMock(
      '@amplitude/ua-parser-js',
      () =>
        // The parser is called with `new`, and whatever object it returns is what that gives.
        function (userAgent: string) {
          parsed.push(userAgent)
          return new Parser(userAgent)
        }
    )
    const { fromUserAgent } = await import('../src/events/user-agent')
    jest.dontMock('@amplitude/ua-parser-js')
    return { models: userAgents.map((userAgent) => fromUserAgent({ userAgent }).device_model), parsed }
  }

  it('is not parsed where the call says system and device itself', async () => {
    const { parsed } = await modelsOf([])
    const { systemAndDevice } = await import('../src/events/system-and-device')
    const context = { userAgent: GALAXY, os: { name: 'Fuchsia' }, device: { model: 'Road Runner' } }
    expect(systemAndDevice({ context })).toMatchObject({ os_name: 'Fuchsia', device_model: 'Road Runner' })
    expect(parsed).toEqual([])
  })

  it('is parsed once, however often it comes', async () => {
    const { models, parsed } = await modelsOf([GALAXY, MACINTOSH, FIREFOX_ALONE, GALAXY, MACINTOSH, FIREFOX_ALONE])
    expect(models).toEqual(['SM-G991B', 'Macintosh', undefined, 'SM-G991B', 'Macintosh', undefined])
    expect(parsed).toEqual([GALAXY, MACINTOSH, FIREFOX_ALONE])
  })

  it.each([
    [512, 1],
    [513, 2]
  ])('of %i characters is parsed %i times where it comes twice', async (length, times) => {
    const userAgent = ofLength(GALAXY, length)
    const { models, parsed } = await modelsOf([userAgent, userAgent])
    expect(models).toEqual(['SM-G991B', 'SM-G991B'])
    expect(parsed).toHaveLength(times)
  })
})
