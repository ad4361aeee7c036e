import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { settings } from './support/sent'

const order = (products: unknown[]) => createTestEvent({ event: 'Order Completed', properties: { products } as any })

const monopoly = { sku: '45790-32', name: 'Monopoly', price: 19, quantity: 1 }
const uno = { sku: '46493-32', name: 'Uno', price: 3, quantity: 2 }

describe('Log Purchase: all or nothing (O6)', () => {
  afterEach(() => {
    nock.cleanAll()
  })

  const invalid = (...indices: number[]) => ({
    code: 400,
    error: 'Invalid field values on some events',
    events_with_invalid_fields: { event_properties: indices }
  })
  const amplitude = () => nock('https://api2.amplitude.com').post('/2/httpapi')

  it('fails the order of which Amplitude refuses a product, and delivers the other orders of the batch', async () => {
    amplitude().reply(400, invalid(1))
    amplitude().reply(200, { code: 200 })
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('logPurchase', {
      events: [order([monopoly, uno]), order([uno])],
      settings,
      useDefaultMappings: true
    })
    expect(integration.results[0].multistatus?.map(({ status }) => status)).toEqual([400, 200])
  })

  it.each([
    [500, {}],
    [503, {}],
    [429, { code: 429, error: 'Too many requests for some devices and users', throttled_events: [2] }]
  ])('fails, to be sent again, when an event of it is answered with %d', async (status, body) => {
    nock('https://api2.amplitude.com').persist().post('/2/httpapi').reply(status, body)
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('logPurchase', {
      events: [order([monopoly, uno])],
      settings,
      useDefaultMappings: true
    })
    expect(integration.results[0].multistatus?.map((result) => result.status)).toEqual([status])
  })

  it('throws for a single order of which Amplitude refuses a product', async () => {
    amplitude().reply(400, invalid(2))
    amplitude().reply(200, { code: 200 })
    const sending = createTestIntegration(destination).testAction('logPurchase', {
      event: order([monopoly, uno]),
      settings,
      useDefaultMappings: true
    })
    await expect(sending).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/event_properties/) })
  })
})
