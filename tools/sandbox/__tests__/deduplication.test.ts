import type { Readings } from '../sandbox'
import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const event = { event_type: 'Opened', user_id: 'user-1', device_id: 'device-1', insert_id: 'insert-1' }
const DAY = 24 * 60 * 60 * 1000

/** How many of the events are kept when each is sent on its own. */
async function kept(events: object[], readings: Partial<Readings> = {}) {
  const sandbox = await run({ readings })
  for (const single of events) await upload(sandbox, [single])
  const [{ ingested, deduplicated, events: distinct }] = sandbox.projects()
  expect(ingested).toBe(events.length)
  expect(distinct + deduplicated).toBe(events.length)
  expect(sandbox.events()).toHaveLength(distinct)
  return distinct
}

describe('deduplication', () => {
  test('an event of the same device and insert id is kept once, also within a request and across endpoints', async () => {
    const sandbox = await run()
    await upload(sandbox, [event, { ...event, event_type: 'Other' }])
    await upload(sandbox, [event], '/batch')
    expect(sandbox.events().map((kept) => kept.event.event_type)).toEqual(['Opened'])
    expect(sandbox.projects()).toMatchObject([{ ingested: 3, deduplicated: 2, events: 1 }])
  })

  test('a duplicate changes neither user properties nor revenue', async () => {
    const sandbox = await run()
    const purchase = { ...event, price: 10, user_properties: { $add: { orders: 1 } } }
    await upload(sandbox, [purchase])
    await upload(sandbox, [purchase])
    expect(sandbox.user('user-1')).toMatchObject({ user_properties: { orders: 1 }, revenue: { total: 10 }, events: 1 })
  })

  test('another device, insert id, project or region makes it another event', async () => {
    expect(await kept([event, { ...event, insert_id: 'insert-2' }])).toBe(2)
    expect(await kept([event, { ...event, device_id: 'device-2' }])).toBe(2)
    const sandbox = await run()
    await upload(sandbox, [event])
    await upload(sandbox, [event], '/2/httpapi', { api_key: 'other' })
    await upload(sandbox, [event], '/eu/2/httpapi')
    expect(sandbox.events()).toHaveLength(3)
  })

  test('events without insert id are never duplicates', async () => {
    const anonymous = { ...event, insert_id: undefined }
    expect(await kept([anonymous, anonymous])).toBe(2)
  })

  test('without device id the user id stands in', async () => {
    const deviceless = { ...event, device_id: undefined }
    expect(await kept([deviceless, deviceless])).toBe(1)
    expect(await kept([deviceless, { ...deviceless, user_id: 'user-2' }])).toBe(2)
    expect(await kept([deviceless, deviceless], { deduplicateWithoutDevice: 'never' })).toBe(2)
  })

  test('the insert id alone counts by the other reading', async () => {
    expect(await kept([event, { ...event, device_id: 'device-2' }], { deduplicateBy: 'insertId' })).toBe(1)
  })

  test('ends after 7 days', async () => {
    let now = 0
    const sandbox = await run({ now: () => now })
    await upload(sandbox, [event])
    now = 7 * DAY - 1
    await upload(sandbox, [event])
    expect(sandbox.events()).toHaveLength(1)
    now = 7 * DAY
    await upload(sandbox, [event])
    expect(sandbox.events()).toHaveLength(2)
  })

  test('happens after ingestion: duplicates count in the answer, or do not by the other reading', async () => {
    const sandbox = await run()
    expect((await upload(sandbox, [event, event])).body.events_ingested).toBe(2)
    const strict = await run({ readings: { duplicatesIngested: 'leftOut' } })
    expect((await upload(strict, [event, event])).body.events_ingested).toBe(1)
  })
})
