import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()

async function revenueOf(...events: object[]) {
  const sandbox = await run()
  await upload(
    sandbox,
    events.map((event) => ({ event_type: 'Bought', user_id: 'user-1', ...event }))
  )
  return sandbox.revenue()[0]
}

describe('revenue', () => {
  test.each<[string, object, number]>([
    ['price × quantity wins over revenue', { price: 10, quantity: 3, revenue: 99 }, 30],
    ['revenue wins over price alone', { price: 10, revenue: 99 }, 99],
    ['revenue stands alone', { revenue: 12.5 }, 12.5],
    ['quantity does not multiply revenue', { quantity: 3, revenue: 12.5 }, 12.5],
    ['price alone is of one piece', { price: 9.99 }, 9.99],
    ['price × quantity without revenue', { price: 0.1, quantity: 3 }, 0.3],
    ['a refund is negative', { revenue: -20 }, -20],
    ['a quantity of none earns nothing', { price: 10, quantity: 0, revenue: 99 }, 0]
  ])('%s', async (_what, event, total) => {
    expect((await revenueOf(event)).total).toBe(total)
  })

  test('is summed up for the project, for each user and for each currency', async () => {
    const sandbox = await run()
    await upload(sandbox, [
      { event_type: 'Bought', user_id: 'user-1', revenue: 10, currency: 'EUR' },
      { event_type: 'Bought', user_id: 'user-1', revenue: 5, currency: 'USD' },
      { event_type: 'Bought', device_id: 'device-1', revenue: 1 },
      { event_type: 'Refunded', user_id: 'user-1', revenue: -2, currency: 'EUR' },
      { event_type: 'Opened', user_id: 'user-2' }
    ])
    expect(sandbox.revenue()).toEqual([
      {
        region: 'us',
        api_key: 'key',
        total: 14,
        byCurrency: { EUR: 8, USD: 5, none: 1 },
        users: [
          { id: 'user-1', total: 13, byCurrency: { EUR: 8, USD: 5 } },
          { id: 'device-1', total: 1, byCurrency: { none: 1 } }
        ]
      }
    ])
  })

  test("of the SDKs' revenue events stands in event properties, unless that is not read", async () => {
    const event = {
      event_type: 'revenue_amount',
      user_id: 'user-1',
      event_properties: { $price: 2, $quantity: 3, $currency: 'EUR' }
    }
    expect(await revenueOf(event)).toMatchObject({ total: 6, byCurrency: { EUR: 6 } })
    expect(await revenueOf({ ...event, event_type: 'Bought' })).toMatchObject({ total: 0 })
    const sandbox = await run({ readings: { sdkRevenue: 'ignored' } })
    await upload(sandbox, [event])
    expect(sandbox.revenue()).toMatchObject([{ total: 0, byCurrency: {}, users: [] }])
  })
})
