import type { Readings } from '../sandbox'
import { sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const good = { event_type: 'Opened', user_id: 'user-1' }

const MISSING = { error: 'Request missing required field', list: 'events_with_missing_fields' }
const INVALID = { error: 'Invalid field values on some events', list: 'events_with_invalid_fields' }
const LENGTHS = { error: 'Invalid id length for user_id or device_id', list: 'events_with_invalid_id_lengths' }

/** What is answered to a bad event between good ones. */
async function answerTo(bad: object, readings: Partial<Readings> = {}, more: object = {}) {
  const sandbox = await run({ readings })
  const answer = await upload(sandbox, [good, bad, good], '/2/httpapi', more)
  if (answer.status !== 200) expect(sandbox.events()).toEqual([])
  return answer
}

const refused = ({ error, list }: typeof MISSING, ...fields: string[]) => ({
  status: 400,
  body: { code: 400, error, [list]: Object.fromEntries(fields.map((field) => [field, [1]])) }
})

const nested = (levels: number): object => (levels === 1 ? {} : { in: nested(levels - 1) })

describe('checks of an event', () => {
  test.each([
    ['without event_type', { user_id: 'user-1' }, ['event_type']],
    ['with an empty event_type', { event_type: '', user_id: 'user-1' }, ['event_type']],
    ['without user_id and device_id', { event_type: 'Opened' }, ['user_id', 'device_id']],
    ['whose ids are null', { event_type: 'Opened', user_id: null, device_id: null }, ['user_id', 'device_id']],
    ['of $groupidentify without ids', { event_type: '$groupidentify', groups: { org: '1' } }, ['user_id', 'device_id']]
  ])('an event %s misses required fields', async (_what, bad, fields) => {
    expect(await answerTo(bad)).toEqual(refused(MISSING, ...fields))
  })

  test.each([
    ['time', '2026-01-01T00:00:00.000Z'],
    ['time', 1.5],
    ['session_id', '1396381378123'],
    ['event_id', 'one'],
    ['quantity', 1.5],
    ['price', '9.99'],
    ['revenue', true],
    ['location_lat', '48'],
    ['user_id', 12345],
    ['event_type', 7],
    ['app_version', 2],
    ['insert_id', 99],
    ['event_properties', 'none'],
    ['user_properties', []],
    ['groups', ['org']],
    ['group_properties', 1],
    ['plan', 'main'],
    ['ingestion_metadata', 'segment'],
    ['$skip_user_properties_sync', 'true'],
    ['currency', 'euro'],
    ['currency', 'eur'],
    ['event_type', '[Amplitude] Revenue'],
    ['event_type', '[Amplitude] Start Session'],
    ['event_type', '[Amplitude] End Session'],
    ['event_type', '[Amplitude] Revenue (Verified)'],
    ['event_type', '[Amplitude] Revenue (Unverified)'],
    ['event_type', '[Amplitude] Merged User'],
    ['user_properties', { $set: 'plan' }],
    ['event_properties', nested(41)]
  ])('%s = %j is an invalid field', async (field, value) => {
    expect(await answerTo({ ...good, [field]: value })).toEqual(refused(INVALID, field))
  })

  test('40 levels of properties are taken', async () => {
    expect((await answerTo({ ...good, event_properties: nested(40) })).status).toBe(200)
  })

  const blocked = 'anonymous nil none null n/a na undefined unknown {} lmy47d 0 -1'.split(' ')
  test.each([...blocked, '', '00000000-0000-0000-0000-000000000000', 'Anonymous', 'NULL', 'LMY47D'])(
    'the id %j is refused, whatever the minimum length',
    async (id) => {
      const options = { options: { min_id_length: 0 } }
      expect(await answerTo({ ...good, device_id: id }, {}, options)).toEqual(refused(INVALID, 'device_id'))
      expect(await answerTo({ ...good, user_id: id }, {}, options)).toEqual(refused(INVALID, 'user_id'))
    }
  )

  test('an id under 5 characters is refused', async () => {
    expect(await answerTo({ ...good, user_id: 'u123' })).toEqual(refused(LENGTHS, 'user_id'))
    expect(await answerTo({ ...good, device_id: 'd' })).toEqual(refused(LENGTHS, 'device_id'))
    expect((await answerTo({ ...good, user_id: 'u1234' })).status).toBe(200)
  })

  test('options.min_id_length moves that limit', async () => {
    expect((await answerTo({ ...good, user_id: 'u' }, {}, { options: { min_id_length: 1 } })).status).toBe(200)
    expect(await answerTo({ ...good, user_id: 'u12345678' }, {}, { options: { min_id_length: 10 } })).toEqual({
      status: 400,
      body: { code: 400, error: LENGTHS.error, events_with_invalid_id_lengths: { user_id: [0, 1, 2] } }
    })
  })
})

describe('checks of an event, by other readings', () => {
  test.each<[Partial<Readings>, object]>([
    [{ wrongTypes: 'accepted' }, { ...good, price: '9.99' }],
    [{ badCurrency: 'accepted' }, { ...good, currency: 'eur' }],
    [{ reservedEventTypes: 'accepted' }, { ...good, event_type: '[Amplitude] Revenue' }],
    [{ malformedOperations: 'ignored' }, { ...good, user_properties: { $set: 'plan' } }],
    [{ tooDeep: 'accepted' }, { ...good, event_properties: nested(41) }],
    [{ groupIdentifyWithoutId: 'accepted' }, { event_type: '$groupidentify', groups: { org: '1' } }]
  ])('%j takes what is refused else', async (readings, event) => {
    expect((await answerTo(event, readings)).status).toBe(200)
    expect((await answerTo(event)).status).toBe(400)
  })

  test.each<[Partial<Readings>, object, string]>([
    [{ nestedArrays: 'refused' }, { ...good, event_properties: { list: [{ inner: [[1]] }] } }, 'event_properties'],
    [{ extraGroups: 'refused' }, { ...good, groups: { a: '1', b: '1', c: '1', d: '1', e: '1', f: '1' } }, 'groups'],
    [{ extraGroups: 'refused' }, { ...good, groups: { a: '1234567890x'.split('') } }, 'groups']
  ])('%j refuses what is taken else', async (readings, event, field) => {
    expect(await answerTo(event, readings)).toEqual(refused(INVALID, field))
    expect((await answerTo(event)).status).toBe(200)
  })

  test('an ISO string as time is refused even where other wrong types are taken', async () => {
    expect(await answerTo({ ...good, time: '2026-01-01' }, { wrongTypes: 'accepted' })).toEqual(
      refused(INVALID, 'time')
    )
  })

  test('a short id can be taken off instead, which leaves the event to its other id', async () => {
    const sandbox = await run({ readings: { shortIds: 'removed' } })
    await upload(sandbox, [{ event_type: 'Opened', user_id: 'u', device_id: 'device-1' }])
    expect(sandbox.events()[0].event).toEqual({ event_type: 'Opened', device_id: 'device-1', time: expect.any(Number) })
    const alone = await upload(sandbox, [{ event_type: 'Opened', user_id: 'u' }])
    expect(alone.body.events_with_missing_fields).toEqual({ user_id: [0], device_id: [0] })
  })

  test('an invalid id can be named among the id lengths', async () => {
    const answer = await answerTo({ ...good, user_id: 'anonymous' }, { blockedIdsNamedIn: 'invalidIdLengths' })
    expect(answer).toEqual(refused(LENGTHS, 'user_id'))
  })

  test.each(['user_id', 'device_id'] as const)('missing ids can be named by %s alone', async (missingIdNamed) => {
    expect(await answerTo({ event_type: 'Opened' }, { missingIdNamed })).toEqual(refused(MISSING, missingIdNamed))
  })
})
