import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const good = { event_type: 'Opened', user_id: 'user-1' }
const badTime = { ...good, time: 'now' }
const badPrice = { ...good, price: 'much' }
const noType = { user_id: 'user-1' }
const shortId = { ...good, user_id: 'u' }

describe('the lists that name events', () => {
  test('name every failing event of each field', async () => {
    const { body } = await upload(await run(), [badTime, good, badPrice, badTime])
    expect(body.events_with_invalid_fields).toEqual({ time: [0, 3], price: [2] })
  })

  test('name only the first of each field by the other reading, so that the next one shows when it is gone', async () => {
    const sandbox = await run({ readings: { indexLists: 'first' } })
    const first = await upload(sandbox, [badTime, good, badPrice, badTime])
    expect(first.body.events_with_invalid_fields).toEqual({ time: [0], price: [2] })
    const second = await upload(sandbox, [good, badTime])
    expect(second.body.events_with_invalid_fields).toEqual({ time: [1] })
  })

  test('are of one kind of failure in an answer: missing, then invalid, then id lengths', async () => {
    const sandbox = await run()
    const answers = [await upload(sandbox, [shortId, badTime, noType]), await upload(sandbox, [shortId, badTime])]
    expect(answers.map(({ body }) => Object.keys(body))).toEqual([
      ['code', 'error', 'events_with_missing_fields'],
      ['code', 'error', 'events_with_invalid_fields']
    ])
  })

  test('are of all kinds by the other reading', async () => {
    const sandbox = await run({ readings: { errorKinds: 'all' } })
    expect((await upload(sandbox, [shortId, badTime, noType])).body).toEqual({
      code: 400,
      error: 'Request missing required field',
      events_with_missing_fields: { event_type: [2] },
      events_with_invalid_fields: { time: [1] },
      events_with_invalid_id_lengths: { user_id: [0] }
    })
  })

  test('can be asked for by a test, of events of its choice, or left out', async () => {
    const sandbox = await run({
      culprit: ({ event_type }) => {
        if (event_type === 'Named') return { named: true, field: 'platform' }
        return event_type === 'Unnamed' ? { named: false } : undefined
      }
    })
    const named = { ...good, event_type: 'Named' }
    const unnamed = { ...good, event_type: 'Unnamed' }
    expect((await upload(sandbox, [good, named, unnamed, named])).body).toEqual({
      code: 400,
      error: 'Invalid field values on some events',
      events_with_invalid_fields: { platform: [1, 3] }
    })
    expect((await upload(sandbox, [good, unnamed])).body).toEqual({ code: 400, error: 'Invalid event JSON' })
    expect(sandbox.events()).toEqual([])
    expect((await upload(sandbox, [good])).status).toBe(200)
  })
})
