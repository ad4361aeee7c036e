import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ANYWHERE = /^https:\/\/([a-z0-9]+\.)*amplitude\.com/
const KEYS = /api-key-4711|secret-key-0815/

const ANSWERS: [number, unknown][] = [
  [400, { code: 400, error: 'Invalid API key: api-key-4711' }],
  [400, { code: 400, error: 'Invalid field values for secret-key-0815', events_with_invalid_fields: { time: [0] } }],
  [400, 'Bad request of api-key-4711:secret-key-0815'],
  [400, String.raw`{"error": "Invalid API key: \u0061pi-key-4711", "detail": "secret\u002dkey-0815"}`],
  [401, { error: 'api-key-4711 is not known' }],
  [403, { code: 403, error: 'Forbidden for api-key-4711 and secret-key-0815' }],
  [413, { code: 413, error: 'Payload of api-key-4711 too large' }],
  [429, { code: 429, error: 'Too many requests for api-key-4711', throttled_events: [0] }],
  [429, { code: 429, error: 'Too many requests for api-key-4711' }],
  [500, { error: 'api-key-4711 broke it' }],
  [503, '<html>api-key-4711</html>'],
  [200, 'invalid_api_key api-key-4711']
]

const amplitudeAnswers = (status: number, body: unknown) =>
  nock(ANYWHERE)
    .persist()
    .post(/.*/)
    .reply(status, body as nock.Body)

const CALL = {
  userId: 'user-1234',
  anonymousId: 'device-1234',
  previousId: 'user-old',
  groupId: 'group-1',
  name: 'Home',
  event: 'Order Completed'
}

const failureOf = async (action: string, withSettings = settings): Promise<Error | undefined> =>
  createTestIntegration(destination)
    .testAction(action, { event: createTestEvent(CALL), settings: withSettings, useDefaultMappings: true })
    .then(
      () => undefined,
      (reason: Error) => reason
    )

const resultsOf = async (action: string, withSettings = settings): Promise<Record<string, any>[]> => {
  const integration = createTestIntegration(destination)
  const events = [createTestEvent(CALL), createTestEvent(CALL)]
  await integration.testBatchAction(action, { events, settings: withSettings, useDefaultMappings: true })
  return (integration.results as unknown as [{ multistatus: Record<string, any>[] }])[0].multistatus
}

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify', 'mapUser']

describe.each(ACTIONS)('The keys in what %s reports (S3)', (action) => {
  it.each(ANSWERS.filter(([status]) => status >= 400))('are not there after %d %j', async (status, body) => {
    amplitudeAnswers(status, body)
    const error = await failureOf(action)
    expect(error).toBeInstanceOf(Error)
    expect(`${error!.message} ${String(error)} ${error!.name}`).not.toMatch(KEYS)
  })

  it.each(ANSWERS)('are not there in a batch after %d %j', async (status, body) => {
    amplitudeAnswers(status, body)
    const results = await resultsOf(action)
    expect(results).toHaveLength(2)
    expect(JSON.stringify(results)).not.toMatch(KEYS)
  })
})

describe('The keys (S3)', () => {
  it('are not there when the connection breaks', async () => {
    nock(ANYWHERE).persist().post(/.*/).replyWithError('reset of api-key-4711 secret-key-0815')
    expect((await failureOf('logEvent'))!.message).not.toMatch(KEYS)
    expect(JSON.stringify(await resultsOf('logEvent'))).not.toMatch(KEYS)
  })

  it.each(['a.*+(key)[^1]', 'key"with\\quotes', '$& $1 key', 'key\u00e9\ud83d\ude00'])(
    'may hold anything: %s',
    async (apiKey) => {
      amplitudeAnswers(400, { code: 400, error: `Invalid API key: ${apiKey}` })
      const keys = { ...settings, apiKey }
      expect((await failureOf('logEvent', keys))!.message).not.toContain(apiKey)
      const results = await resultsOf('logEvent', keys)
      expect(results[0].errormessage).not.toContain(apiKey)
      expect(JSON.stringify(results)).not.toContain(JSON.stringify(apiKey).slice(1, -1))
    }
  )

  it.each(['', undefined])('do not garble the message where one is %j', async (secretKey) => {
    amplitudeAnswers(400, { code: 400, error: 'Request missing required field' })
    const error = await failureOf('logEvent', { ...settings, secretKey } as never)
    expect(error!.message).toContain('Request missing required field')
  })
})
