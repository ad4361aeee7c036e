import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { requestsOf, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const fields = destination.authentication?.fields as Record<
  string,
  { type: string; required?: boolean; default?: string }
>

describe('The destination', () => {
  it('is what Segment calls it', () => {
    expect(destination).toMatchObject({ name: 'Actions Amplitude', slug: 'actions-amplitude', mode: 'cloud' })
  })
})

describe('The settings (S1)', () => {
  it.each(['apiKey', 'secretKey'])('%s is a secret and required', (name) => {
    expect(fields[name]).toMatchObject({ type: 'password', required: true })
  })

  it('endpoint is North America by default', () => {
    expect(fields.endpoint.default).toBe('north_america')
    expect(fields.endpoint.required ?? false).toBe(false)
  })

  it('endpoint is chosen among the regions of Amplitude, under the names that it gives them', () => {
    expect(fields.endpoint).toMatchObject({
      type: 'string',
      format: 'text',
      choices: [
        { label: 'North America', value: 'north_america' },
        { label: 'Europe', value: 'europe' }
      ]
    })
  })

  it("are all that Amplitude asks for: no scheme of the framework's own adds to them", () => {
    expect(destination.authentication?.scheme).toBe('custom')
    expect(Object.keys(fields)).toEqual(['apiKey', 'secretKey', 'endpoint'])
  })

  it.each(['apiKey', 'secretKey'])('does not work without %s', async (name) => {
    const rest = { ...settings, [name]: undefined }
    await expect(createTestIntegration(destination).onEvent(createTestEvent(), rest as never)).rejects.toThrow(name)
  })

  it('needs no endpoint', async () => {
    const rest = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }
    await expect(createTestIntegration(destination).onEvent(createTestEvent(), rest as never)).resolves.toEqual([])
  })
})

describe('The region (S1)', () => {
  const HOMELESS = { userId: null, anonymousId: null, groupId: 'group-1', traits: { seats: 12 } }
  const GROUP = { group_type: 'org', group_value: 'Acme' }
  const ALIAS = { previousId: 'user-old', userId: 'user-new' }

  it.each<[string, string, Record<string, unknown>, Record<string, never> | object, string]>([
    ['north_america', 'logEvent', {}, {}, 'https://api2.amplitude.com/2/httpapi'],
    ['north_america', 'logEvent', {}, { use_batch_endpoint: true }, 'https://api2.amplitude.com/batch'],
    ['north_america', 'groupIdentify', HOMELESS, GROUP, 'https://api2.amplitude.com/groupidentify'],
    ['north_america', 'mapUser', ALIAS, {}, 'https://api.amplitude.com/usermap'],
    ['europe', 'logEvent', {}, {}, 'https://api.eu.amplitude.com/2/httpapi'],
    ['europe', 'logEvent', {}, { use_batch_endpoint: true }, 'https://api.eu.amplitude.com/batch'],
    ['europe', 'groupIdentify', HOMELESS, GROUP, 'https://api.eu.amplitude.com/groupidentify'],
    ['europe', 'mapUser', ALIAS, {}, 'https://api.eu.amplitude.com/usermap']
  ])('%s takes %s to its own address', async (endpoint, action, event, mapping, url) => {
    const requests = await requestsOf(action, event, mapping as never, { ...settings, endpoint })
    expect(requests.map((request) => request.url)).toEqual([url])
  })

  it.each([undefined, null, '', 'antarctica', 'constructor', '__proto__', 'toString', 7])(
    '%j means North America',
    async (endpoint) => {
      const requests = await requestsOf('logEvent', {}, {}, { ...settings, endpoint } as never)
      expect(requests.map((request) => request.url)).toEqual(['https://api2.amplitude.com/2/httpapi'])
    }
  )
})
