import { requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const IDENTIFY_API = 'https://api2.amplitude.com/identify'
const HTTP_V2 = 'https://api2.amplitude.com/2/httpapi'

const call = { type: 'identify', traits: { plan: 'pro' }, context: { app: { version: '3.5.1' } } }
const fromTraits = { paying: { '@path': '$.traits.paying' }, start_version: { '@path': '$.traits.first' } }

describe('What the Identify API alone takes (I3)', () => {
  it('goes there, with all that the call says as an event', async () => {
    const [asEvent] = await requestsOf('identifyUser', call)
    const [{ url, body }] = await requestsOf('identifyUser', call, { paying: true, start_version: '1.0.0' })
    const { event_type: type, ...event } = asEvent.body.events[0]
    expect(type).toBe('$identify')
    expect(url).toBe(IDENTIFY_API)
    expect(body).toEqual({
      api_key: 'api-key-4711',
      identification: [{ ...event, paying: true, start_version: '1.0.0' }]
    })
  })

  it.each([
    ['paying alone', { paying: true }, { paying: true }],
    ['that somebody does not pay', { paying: false }, { paying: false }],
    ['paying as text', { paying: 'True' }, { paying: true }],
    ['paying as 1', { paying: 1 }, { paying: true }],
    ['that somebody does not pay, as 0', { paying: 0 }, { paying: false }],
    ['paying in other words', { paying: 'trial' }, { paying: 'trial' }],
    ['a version alone', { start_version: '0.9' }, { start_version: '0.9' }]
  ])('is %s', async (_what, mapping, sent) => {
    const [{ url, body }] = await requestsOf('identifyUser', call, mapping)
    expect(url).toBe(IDENTIFY_API)
    const { paying, start_version } = body.identification[0]
    expect({ paying, start_version }).toEqual({ paying: undefined, start_version: undefined, ...sent })
  })

  it.each([
    ['nothing mapped', {}],
    ['empty text', { paying: '', start_version: '' }],
    ['traits that are missing or null', fromTraits]
  ])('is not asked for by %s, alone and in a batch', async (_what, mapping) => {
    const event = { ...call, traits: { paying: null } }
    const alone = await requestsOf('identifyUser', event, mapping)
    const { requests } = await sendBatch('identifyUser', [event], mapping)
    expect([alone, requests].map(([{ url }]) => url)).toEqual([HTTP_V2, HTTP_V2])
  })

  it('has the minimum length of ids as an option of the request, and none where none is set', async () => {
    const [short] = await requestsOf('identifyUser', { ...call, userId: 'ada' }, { paying: true, min_id_length: 3 })
    expect(short.body.options).toEqual({ min_id_length: 3 })
    const [usual] = await requestsOf('identifyUser', call, { paying: true })
    expect(usual.body).not.toHaveProperty('options')
  })

  it('is sent apart in a batch, with a result for each call', async () => {
    const { statuses, requests } = await sendBatch(
      'identifyUser',
      [call, { ...call, traits: { paying: 'true' } }, { ...call, userId: 'ada', traits: { paying: 'true' } }],
      fromTraits
    )
    expect(statuses).toEqual([200, 200, 400])
    expect(requests.map(({ url }) => url)).toEqual([HTTP_V2, IDENTIFY_API])
  })
})
