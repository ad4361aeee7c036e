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
    expect(`${String(error?.message)} ${String(error)} ${String(error?.name)}`).not.toMatch(KEYS)
  })

  it.each(ANSWERS)('are not there in a batch after %d %j', async (status, body) => {
    amplitudeAnswers(status, body)
    const results = await resultsOf(action)
    expect(results).toHaveLength(2)
    expect(JSON.stringify(results)).not.toMatch(KEYS)
  })
})

const LONG = { ...settings, apiKey: '0f9e8d7c6b5a49382716+f5/e4<d3&2b"', secretKey: 'S3cret-Key_a1b2c3d4e5f6=0718 29' }
const base64 = (text: string) => Buffer.from(text).toString('base64')
const encoded = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
const html = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;')

/** Ways in which an answer may hold a text, which nobody should be able to read in a report. */
const DISGUISES: [disguise: string, of: (key: string) => string][] = [
  ['plain', (key) => key],
  ['in upper case', (key) => key.toUpperCase()],
  ['in lower case', (key) => key.toLowerCase()],
  ['URL-encoded', encodeURIComponent],
  ['as in a form', (key) => new URLSearchParams({ key }).toString().slice(4)],
  ['URL-encoded, every character', encoded],
  ['URL-encoded twice', (key) => encodeURIComponent(encodeURIComponent(key))],
  ['escaped for HTML', html],
  ['escaped for HTML twice', (key) => html(html(key))],
  ['in decimal entities', (key) => [...key].map((letter) => `&#${letter.charCodeAt(0)};`).join('')],
  ['in hexadecimal entities', (key) => [...key].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join('')],
  ['escaped for JSON', (key) => JSON.stringify(key).slice(1, -1)],
  ['in JSON in JSON', (key) => JSON.stringify(JSON.stringify(key)).slice(1, -1)],
  ['in escapes of JSON', (key) => [...key].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')],
  ['in base64', base64],
  ['in base64 without padding', (key) => base64(key).replace(/=/g, '')],
  ['in base64 for URLs', (key) => Buffer.from(key).toString('base64url')],
  ['in base64, URL-encoded', (key) => encodeURIComponent(base64(key))]
]

const SECRETS: [secret: string, text: string][] = [
  ['the API key', LONG.apiKey],
  ['the secret key', LONG.secretKey],
  ['the credentials of both', `${LONG.apiKey}:${LONG.secretKey}`]
]

describe.each(DISGUISES)('Keys that an answer holds %s (S3)', (_, disguise) => {
  it.each(SECRETS)('are in no report: %s', async (_secret, text) => {
    const echo = disguise(text)
    // What gives a key away: what is left of the echo, at its beginning, its end or in the middle.
    const parts = [echo.slice(0, 12), echo.slice(-12).replace(/(=|%3D|;)+$/, ''), echo.slice(10, 22)]
    for (const body of [
      { code: 400, error: `No ${echo}!`, [echo]: echo, field: `${'x'.repeat(990)}${echo}` },
      `<html>Basic ${echo}</html>`
    ]) {
      amplitudeAnswers(400, body)
      const error = await failureOf('logEvent', LONG)
      const results = JSON.stringify(
        (await resultsOf('logEvent', LONG)).map(({ status, errormessage, body: reported }) => ({
          status,
          errormessage,
          reported
        }))
      )
      for (const part of parts) {
        expect(error?.message).not.toContain(part)
        expect(results).not.toContain(JSON.stringify(part).slice(1, -1))
      }
      nock.cleanAll()
    }
  })
})

describe('A key that is also a word of an answer (S3)', () => {
  it.each(['2', '200', 'code', 'error', 'events_ingested', 'ingested', ':', '{', 'invalid'])(
    'changes nothing of what the answer means: %s',
    async (apiKey) => {
      amplitudeAnswers(200, { code: 200, events_ingested: 2 })
      expect((await resultsOf('logEvent', { ...settings, apiKey })).map(({ status }) => status)).toEqual([200, 200])
      expect(await failureOf('logEvent', { ...settings, apiKey })).toBeUndefined()
    }
  )

  it('does not keep Amplitude from saying that it is not known', async () => {
    amplitudeAnswers(400, { code: 400, error: 'Invalid API key: Invalid API key' })
    const keys = { ...settings, apiKey: 'Invalid API key' }
    expect(await failureOf('logEvent', keys)).toMatchObject({ name: 'InvalidAuthenticationError' })
  })

  it.each(['2', 'a', 'HTT', '404'])(
    'does not garble the message where it is no longer than three: %s',
    async (apiKey) => {
      amplitudeAnswers(404, { error: 'There is nothing here in 2026' })
      const error = await failureOf('logEvent', { ...settings, apiKey })
      expect(error?.message).toContain('HTTP 404: "There is nothing here in 2026"')
    }
  )

  it('is hidden, however short, where it is called the key', async () => {
    amplitudeAnswers(400, { code: 400, error: 'Invalid API key: a2' })
    const error = await failureOf('logEvent', { ...settings, apiKey: 'a2' })
    expect(error?.message).toContain('"Invalid API key: ***"')
  })
})

describe('The keys (S3)', () => {
  it('are not there when the connection breaks', async () => {
    const credentials = Buffer.from('api-key-4711:secret-key-0815').toString('base64')
    nock(ANYWHERE).persist().post(/.*/).replyWithError(`reset of api-key-4711 secret-key-0815 ${credentials}`)
    expect((await failureOf('logEvent'))?.message).not.toContain(credentials)
    expect((await failureOf('logEvent'))?.message).not.toMatch(KEYS)
    expect(JSON.stringify(await resultsOf('logEvent'))).not.toMatch(KEYS)
  })

  it.each(['a.*+(key)[^1]', 'key"with\\quotes', '$& $1 key', 'key\u00e9\ud83d\ude00'])(
    'may hold anything: %s',
    async (apiKey) => {
      amplitudeAnswers(400, { code: 400, error: `Invalid API key: ${apiKey}` })
      const keys = { ...settings, apiKey }
      expect((await failureOf('logEvent', keys))?.message).not.toContain(apiKey)
      const results = await resultsOf('logEvent', keys)
      expect(results[0].errormessage).not.toContain(apiKey)
      expect(JSON.stringify(results)).not.toContain(JSON.stringify(apiKey).slice(1, -1))
    }
  )

  it('are not there in what an event held, nor cut in two where that is long', async () => {
    amplitudeAnswers(400, { code: 400, error: 'no', events_with_invalid_fields: { event_properties: [0] } })
    const integration = createTestIntegration(destination)
    const event = createTestEvent({
      ...CALL,
      properties: { text: 'x'.repeat(70), key: 'api-key-4711 secret-key-0815' }
    })
    const thrown: unknown = await integration
      .testAction('logEvent', { event, settings, useDefaultMappings: true })
      .catch((reason: unknown) => reason)
    expect(String(thrown)).not.toMatch(/api-key|secret-key/)
  })

  it.each(['onDelete', 'testAuthentication'] as const)('are in no error of %s', async (method) => {
    for (const [status, body] of ANSWERS.filter(([answered]) => answered >= 400)) {
      nock(ANYWHERE)
        .persist()
        .post(/.*/)
        .reply(status, body as nock.Body)
        .get(/.*/)
        .reply(status, body as nock.Body)
      const integration = createTestIntegration(destination)
      const asked =
        method === 'onDelete'
          ? integration.onDelete?.(createTestEvent({ type: 'delete', userId: 'user-1234' }), { ...settings })
          : integration.testAuthentication(settings)
      const error: unknown = await asked?.catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(KEYS)
      nock.cleanAll()
    }
  })

  it.each(['', undefined])('do not garble the message where one is %j', async (secretKey) => {
    amplitudeAnswers(400, { code: 400, error: 'Request missing required field' })
    const error = await failureOf('logEvent', { ...settings, secretKey } as never)
    expect(error?.message).toContain('Request missing required field')
  })
})
