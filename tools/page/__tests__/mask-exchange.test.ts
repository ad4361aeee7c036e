import type { Exchange, PageSettings } from '../api'
import { maskExchange } from '../server/mask-exchange'

const settings: PageSettings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815', endpoint: 'north_america' }

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
})
