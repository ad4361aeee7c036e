import type { Exchange } from '../api'
import { maskExchange } from '../server/mask-exchange'
import type { RunningPage } from './support'
import { settings, startPage } from './support'

const exchange = (body: string, answer: unknown = 'success', headers = {}): Exchange => ({
  request: { url: 'https://api2.amplitude.com/2/httpapi', method: 'POST', headers, body },
  response: { statusCode: 200, statusMessage: 'OK', headers: {}, body: answer }
})

describe('an exchange as it is shown', () => {
  it.each([
    ['JSON', JSON.stringify({ api_key: settings.apiKey, events: [] })],
    ['a form', `api_key=${settings.apiKey}&mapping=%5B%5D`],
    [
      'an event that repeats it',
      JSON.stringify({ api_key: settings.apiKey, events: [{ event_type: settings.secretKey }] })
    ]
  ])('holds no key: %s', (_case, body) => {
    const shown = JSON.stringify(maskExchange(exchange(body), settings))
    expect(shown).not.toMatch(/4711|0815/)
    expect(shown).toContain('•••')
  })

  it('holds no key in headers and answers either', () => {
    const basic = `Basic ${Buffer.from(`${settings.apiKey}:${settings.secretKey}`).toString('base64')}`
    const shown = maskExchange(
      exchange('', { error: `Invalid API key: ${settings.apiKey}` }, { authorization: basic }),
      settings
    )
    expect(shown.request.headers.authorization).toBe('Basic •••')
    expect(JSON.stringify(shown)).not.toContain('4711')
  })

  it('stays readable where someone calls a key "x"', () => {
    const body = JSON.stringify({ api_key: 'x', events: [{ event_type: 'Explored' }] })
    const { request } = maskExchange(exchange(body), { ...settings, apiKey: 'x', secretKey: 'e' })
    expect(request.body).toBe('{"api_key":"•••","events":[{"event_type":"Explored"}]}')
  })

  it('masks a key with quotes in it', () => {
    const body = JSON.stringify({ api_key: 'a"b\\c', events: [] })
    expect(maskExchange(exchange(body), { ...settings, apiKey: 'a"b\\c' }).request.body).toBe(
      '{"api_key":"•••","events":[]}'
    )
  })

  it.each(['request', 'response', 'statusCode', 'success', 'headers'])(
    'stays an exchange with its status where a key is one of its words: %s',
    (word) => {
      const shown = maskExchange(exchange('{}', { code: 200 }), { ...settings, apiKey: word, secretKey: word })
      expect(shown).toMatchObject({
        request: { method: 'POST', body: '{}' },
        response: { statusCode: 200, statusMessage: 'OK', body: { code: 200 } }
      })
    }
  )
})

describe('a sending with keys that are words of an answer', () => {
  let running: RunningPage
  beforeAll(async () => {
    running = await startPage({})
  })
  afterAll(() => running.close())

  it.each(['5', '200', 'code', 'success', 'response', 'events_ingested', 'server_upload_time'])(
    'has the outcome that it has with others: %s',
    async (word) => {
      for (const batch of [false, true]) {
        const { answer } = await running.ask('/page/send', {
          events: [{ type: 'track', event: 'Clicked', userId: 'user-1234', messageId: `${word} ${batch}` }],
          batch,
          subscriptions: [
            {
              name: 'Track',
              action: 'logEvent',
              trigger: 'type = "track"',
              enabled: true,
              mapping: { event_type: { '@path': '$.event' }, user_id: { '@path': '$.userId' } }
            }
          ],
          settings: { ...settings, apiKey: word, secretKey: word },
          live: false
        })
        expect(answer.calls[0]).toMatchObject({
          exchanges: [{ response: { statusCode: 200 } }],
          unanswered: [],
          outcomes: [{ status: 200, delivered: true }]
        })
      }
    }
  )
})
