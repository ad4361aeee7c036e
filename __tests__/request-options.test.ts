import type { JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, requestsOf, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']

describe('The minimum length of ids (C13)', () => {
  it.each(ACTIONS)('%s sends it beside the events, not inside', async (action) => {
    const [{ body }] = await requestsOf(action, { groupId: 'group-1' }, { min_id_length: 3 })
    expect(body.options).toEqual({ min_id_length: 3 })
    expect(JSON.stringify(body.events)).not.toContain('min_id_length')
  })

  it.each([
    [1, 1],
    ['7', 7]
  ])('is sent where it is %j', async (min_id_length, expected) => {
    const [{ body }] = await requestsOf('logEvent', { userId: 'user-1234' }, { min_id_length })
    expect(body.options).toEqual({ min_id_length: expected })
  })

  it.each([null, 0, -1, '', '0', undefined])('is left out where it is %j', async (min_id_length) => {
    const [{ body }] = await requestsOf('logEvent', {}, { min_id_length } as never)
    expect(body).not.toHaveProperty('options')
  })

  it.each([2.5, 'five', {}])('is not sent where it is %j, which is no integer', async (min_id_length) => {
    const sent = requestsOf('logEvent', {}, { min_id_length })
    await expect(sent).rejects.toThrow(/min/i)
  })
})

describe('The endpoint of a request (C13)', () => {
  it.each(ACTIONS)('%s is HTTP V2 by default, and Batch on request', async (action) => {
    const urls = async (mapping = {}) =>
      (await requestsOf(action, { groupId: 'group-1' }, mapping)).map((sent) => sent.url)
    expect(await urls()).toEqual(['https://api2.amplitude.com/2/httpapi'])
    expect(await urls({ use_batch_endpoint: true })).toEqual(['https://api2.amplitude.com/batch'])
  })

  it.each([
    ['true', 'https://api2.amplitude.com/batch'],
    ['false', 'https://api2.amplitude.com/2/httpapi'],
    [false, 'https://api2.amplitude.com/2/httpapi'],
    [null, 'https://api2.amplitude.com/2/httpapi'],
    ['', 'https://api2.amplitude.com/2/httpapi']
  ])('with use_batch_endpoint %j is %s', async (use_batch_endpoint, url) => {
    const [sent] = await requestsOf('logEvent', {}, { use_batch_endpoint })
    expect(sent.url).toBe(url)
  })

  it.each([
    [false, 'https://api.eu.amplitude.com/2/httpapi'],
    [true, 'https://api.eu.amplitude.com/batch']
  ])('in Europe, with use_batch_endpoint %j, is %s', async (use_batch_endpoint, url) => {
    const european = { ...settings, endpoint: 'europe' }
    const [sent] = await requestsOf('logEvent', {}, { use_batch_endpoint }, european)
    expect(sent.url).toBe(url)
  })

  it('holds the key and the events, and nothing that configures us', async () => {
    const [{ body }] = await requestsOf('logEvent', {}, { use_batch_endpoint: true, enable_batching: true })
    expect(Object.keys(body as object).sort()).toEqual(['api_key', 'events'])
    expect(body.api_key).toBe('api-key-4711')
  })
})

describe('A batch whose events want different options (C13)', () => {
  it('goes out in one request for each', async () => {
    const requests = acceptEverything()
    const wants: JSONObject[] = [{ min: 3 }, { min: 4 }, { min: 3, batch: true }, {}]
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('logEvent', {
      events: wants.map((properties, i) => createTestEvent({ event: `Event ${i}`, properties })),
      mapping: {
        min_id_length: { '@path': '$.properties.min' },
        use_batch_endpoint: { '@path': '$.properties.batch' }
      },
      settings,
      useDefaultMappings: true
    })
    const sent = requests.map(({ url, body }) => [
      url,
      body.options?.min_id_length,
      body.events.map(({ event_type }: { event_type: string }) => event_type)
    ])
    expect(sent).toHaveLength(4)
    expect(sent).toEqual(
      expect.arrayContaining([
        ['https://api2.amplitude.com/2/httpapi', 3, ['Event 0']],
        ['https://api2.amplitude.com/2/httpapi', 4, ['Event 1']],
        ['https://api2.amplitude.com/batch', 3, ['Event 2']],
        ['https://api2.amplitude.com/2/httpapi', undefined, ['Event 3']]
      ])
    )
  })
})
