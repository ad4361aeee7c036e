import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { eitherWay } from './support/either-way'
import { requestsOf, settings } from './support/sent'
import { sendBatch } from './support/send-batch'

const alias = (rest: Record<string, unknown> = {}) => ({
  type: 'alias',
  previousId: 'old-user',
  userId: 'new-user',
  ...rest
})

/** The mappings that Amplitude got of an alias call. */
async function mappingsOf(rest: Record<string, unknown>, mapping = {}): Promise<unknown> {
  const { requests } = await eitherWay('mapUser', alias(rest), mapping)
  expect(requests).toHaveLength(1)
  return requests[0].body.mapping
}

describe('Map User (M1)', () => {
  it.each([
    ['north_america', 'https://api.amplitude.com/usermap'],
    ['europe', 'https://api.eu.amplitude.com/usermap']
  ])('maps the previous id to the global user id, in %s', async (endpoint, url) => {
    expect(await requestsOf('mapUser', alias(), {}, { ...settings, endpoint })).toEqual([
      {
        url,
        body: { api_key: 'api-key-4711', mapping: [{ user_id: 'old-user', global_user_id: 'new-user' }] }
      }
    ])
  })

  it.each([
    ['short ids', { previousId: '1', userId: '2' }, { user_id: '1', global_user_id: '2' }],
    ['numbers', { previousId: 12345, userId: 0.5 }, { user_id: '12345', global_user_id: '0.5' }],
    ['unicode', { previousId: 'größe', userId: '商人 & 🏙' }, { user_id: 'größe', global_user_id: '商人 & 🏙' }],
    [
      'members of every object',
      { previousId: '__proto__', userId: 'constructor' },
      { user_id: '__proto__', global_user_id: 'constructor' }
    ]
  ])('takes %s for ids', async (_, ids, mapping) => {
    expect(await mappingsOf(ids)).toEqual([mapping])
  })

  it.each([
    ['no previous id', { previousId: undefined }, /user_id|previousId/i],
    ['an empty previous id', { previousId: '' }, /user_id|previousId/i],
    ['a null previous id', { previousId: null }, /user_id|previousId/i],
    ['no user id', { userId: undefined }, /global_user_id|userId/i],
    ['an empty user id', { userId: '' }, /global_user_id|userId/i],
    ['no id at all', { previousId: undefined, userId: undefined }, /user_id/i]
  ])('rejects the call with %s, and nothing else in the batch', async (_, ids, message) => {
    const { statuses, requests, results } = await sendBatch('mapUser', [
      alias(),
      alias(ids),
      alias({ userId: 'third' })
    ])
    expect(statuses).toEqual([200, 400, 200])
    expect(results[1].errormessage).toMatch(message)
    expect(requests.flatMap(({ body }) => body.mapping)).toEqual([
      { user_id: 'old-user', global_user_id: 'new-user' },
      { user_id: 'old-user', global_user_id: 'third' }
    ])
  })

  it('throws for a single call without a previous id', async () => {
    await expect(requestsOf('mapUser', alias({ previousId: null }))).rejects.toMatchObject({ status: 400 })
  })
})

describe('Map User: ids that cannot be mapped (M1)', () => {
  const NOBODY = [
    'unknown',
    'ANONYMOUS',
    ' Null ',
    'undefined',
    'n/a',
    '{}',
    '0',
    0,
    -1,
    '00000000-0000-0000-0000-000000000000'
  ]

  it.each(NOBODY)('are those that stand for nobody: %j', async (id) => {
    const held = JSON.stringify(String(id))
    const { message: previous } = await eitherWay('mapUser', alias({ previousId: id }))
    expect(previous).toContain(`The user_id of the user mapping is ${held}, which stands for no one`)
    const { message: current } = await eitherWay('mapUser', alias({ userId: id }))
    expect(current).toContain(`The global_user_id of the user mapping is ${held}, which stands for no one`)
    const { message: unmapped } = await eitherWay('mapUser', alias(), { unmap: id })
    expect(unmapped).toContain(`The unmap of the user mapping is ${held}, which stands for no one`)
  })

  it.each([
    ['user_id', { previousId: 'user-\ud83d' }],
    ['global_user_id', { userId: '\udc00' }],
    ['unmap', { integrations: { Amplitude: { unmap: 'user-\ud83d' } } }]
  ])('are those with half of a character: %s', async (field, rest) => {
    const { message } = await eitherWay('mapUser', alias(rest))
    expect(message).toMatch(new RegExp(`The ${field} .*half of a character`))
  })

  it.each([
    ['spaces for a user_id', { previousId: '  ' }, /user_id is missing/],
    ['spaces for a global_user_id', { userId: ' ' }, /global_user_id is missing/],
    ['spaces for both', { previousId: ' ', userId: ' ' }, /both are missing/],
    ['neither', { previousId: null, userId: '' }, /both are missing/]
  ])('are %s', async (_, rest, expected) => {
    const { message } = await eitherWay('mapUser', alias(rest))
    expect(message).toMatch(expected)
    expect(message).toMatch(/needs both user_id and global_user_id.*Map them/)
  })

  it.each([
    ['previousId', {}],
    ['previousId', ['a', 'b']],
    ['userId', { toString: 1 }],
    ['userId', []]
  ])('are those that the framework takes for no text: %s as %j', async (name, value) => {
    const { message } = await eitherWay('mapUser', alias({ [name]: value }))
    expect(message).toMatch(/User ID must be a string/)
  })

  it.each([' ', '\t\n'])('are spaces to unmap, which never become a mapping: %j', async (unmap) => {
    const { message, requests } = await eitherWay('mapUser', alias({ integrations: { Amplitude: { unmap } } }))
    expect(requests).toEqual([])
    expect(message).toContain(`The unmap of the user mapping is ${JSON.stringify(unmap)}, which stands for no one`)
  })

  it('reject their own call, and no other of the batch', async () => {
    const { statuses, requests } = await sendBatch('mapUser', [
      alias(),
      alias({ previousId: 'unknown' }),
      alias({ userId: 'x\ud83d' }),
      alias({ integrations: { Amplitude: { unmap: 'null' } } }),
      alias({ userId: 'third' })
    ])
    expect(statuses).toEqual([200, 400, 400, 400, 200])
    expect(requests.map(({ body }) => body.mapping.length as number)).toEqual([2])
  })
})

describe('Map User: an option that saved mappings have (K2)', () => {
  it.each([5, 1, 0, -1, null, '7'])('is taken, and not sent: min_id_length as %j', async (min_id_length) => {
    const { requests } = await eitherWay('mapUser', alias({ previousId: 'a', userId: 'b' }), { min_id_length })
    expect(requests.map(({ body }) => body as unknown)).toEqual([
      { api_key: 'api-key-4711', mapping: [{ user_id: 'a', global_user_id: 'b' }] }
    ])
  })
})

describe('Map User: unmap (M2)', () => {
  it.each([
    ['the option of Amplitude', { Amplitude: { unmap: 'wrong-user' } }, 'wrong-user'],
    ['the option of Actions Amplitude', { 'Actions Amplitude': { unmap: 'wrong-user' } }, 'wrong-user'],
    [
      'the option of Actions Amplitude before that of Amplitude',
      { Amplitude: { unmap: 'other-user' }, 'Actions Amplitude': { unmap: 'wrong-user' } },
      'wrong-user'
    ],
    ['a short id', { Amplitude: { unmap: '1' } }, '1'],
    ['a number', { Amplitude: { unmap: 123 } }, '123'],
    ['any script', { Amplitude: { unmap: '商人 🏙' } }, '商人 🏙'],
    ['a member of every object', { Amplitude: { unmap: '__proto__' } }, '__proto__'],
    [
      'the option of Amplitude, where that of Actions Amplitude is empty',
      { 'Actions Amplitude': { unmap: '' }, Amplitude: { unmap: 'wrong-user' } },
      'wrong-user'
    ]
  ])('takes the user out of all mappings by %s', async (_, integrations, user_id) => {
    expect(await mappingsOf({ integrations })).toEqual([{ user_id, unmap: true }])
  })

  it('takes the user out by what is mapped, before any option', async () => {
    const call = { traits: { old: 'mapped-user' }, integrations: { Amplitude: { unmap: 'wrong-user' } } }
    expect(await mappingsOf(call, { unmap: { '@path': '$.traits.old' } })).toEqual([
      { user_id: 'mapped-user', unmap: true }
    ])
  })

  it('needs neither of the ids', async () => {
    const integrations = { Amplitude: { unmap: 'wrong-user' } }
    expect(await mappingsOf({ previousId: undefined, userId: undefined, integrations })).toEqual([
      { user_id: 'wrong-user', unmap: true }
    ])
  })

  it.each([
    ['null', { Amplitude: { unmap: null } }],
    ['empty', { Amplitude: { unmap: '' } }],
    ['missing', { Amplitude: {} }],
    ['false, which asks for nothing', { Amplitude: { unmap: false } }],
    ['not possible, since the option is true', { Amplitude: true }]
  ])('does not happen when the option is %s', async (_, integrations) => {
    expect(await mappingsOf({ integrations })).toEqual([{ user_id: 'old-user', global_user_id: 'new-user' }])
  })
})

describe('Map User: batches (M3)', () => {
  afterEach(() => {
    nock.cleanAll()
  })

  it('go out in one request, in order', async () => {
    const { requests, statuses } = await sendBatch('mapUser', [
      alias({ userId: 'user-a' }),
      alias({ integrations: { Amplitude: { unmap: 'wrong-user' } } }),
      alias({ userId: 'user-b' })
    ])
    expect(statuses).toEqual([200, 200, 200])
    expect(requests.map(({ body }) => body.mapping as unknown)).toEqual([
      [
        { user_id: 'old-user', global_user_id: 'user-a' },
        { user_id: 'wrong-user', unmap: true },
        { user_id: 'old-user', global_user_id: 'user-b' }
      ]
    ])
  })

  it('hold up to 2000 mappings', async () => {
    const calls = Array.from({ length: 2001 }, (_, index) => alias({ previousId: `old-user-${index}` }))
    const { requests, statuses } = await sendBatch('mapUser', calls)
    expect(requests.map(({ body }) => body.mapping.length as number)).toEqual([2000, 1])
    expect(statuses.filter((status) => status === 200)).toHaveLength(2001)
  })

  it.each([503, 429])('fail, to be sent again, when Amplitude answers %d', async (status) => {
    nock('https://api.amplitude.com').persist().post('/usermap').reply(status, 'busy')
    const integration = createTestIntegration(destination)
    await integration.testBatchAction('mapUser', {
      events: [alias({ userId: 'user-a' }), alias({ userId: 'user-b' })].map((event) => createTestEvent(event as any)),
      settings,
      useDefaultMappings: true
    })
    expect(integration.results[0].multistatus?.map((result) => result.status)).toEqual([status, status])
  })
})
