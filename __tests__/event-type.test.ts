import { PayloadValidationError } from '@segment/actions-core'
import nock from 'nock'
import { eventsOf } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const ACTIONS = ['logEvent', 'logPurchase']
const typeOf = async (action: string, event: unknown): Promise<unknown> =>
  (await eventsOf(action, { event }))[0].event_type

describe('The event type (C16)', () => {
  it.each(
    ACTIONS.flatMap((action) => [
      [action, '  Clicked  ', 'Clicked'],
      [action, '\tClicked\n', 'Clicked'],
      [action, 'Clicked twice', 'Clicked twice'],
      [action, 'Größe 大 👍', 'Größe 大 👍'],
      [action, '__proto__', '__proto__'],
      [action, 'constructor', 'constructor'],
      [action, 42, '42'],
      [action, 0, '0'],
      [action, -1, '-1'],
      [action, 'undefined', 'undefined'],
      [action, '[Amplitude] Page Viewed', '[Amplitude] Page Viewed']
    ])
  )('%s sends %j as %j', async (action, event, expected) => {
    expect(await typeOf(String(action), event)).toBe(expected)
  })

  it('may be 10,000 characters long', async () => {
    expect(await typeOf('logEvent', 'x'.repeat(10_000))).toBe('x'.repeat(10_000))
  })

  it.each(ACTIONS)('%s says what is wrong with one of spaces alone', async (action) => {
    await expect(typeOf(action, '   ')).rejects.toThrow(PayloadValidationError)
    await expect(typeOf(action, ' \t\n')).rejects.toThrow(/event_type|event type/i)
  })

  it.each(ACTIONS)('%s rejects a name with half of a character, which would arrive as another one', async (action) => {
    await expect(typeOf(action, 'half \ud83d')).rejects.toThrow(PayloadValidationError)
    await expect(typeOf(action, 'half \ud83d')).rejects.toThrow(
      'The event_type "half \\ud83d" holds half of a character'
    )
  })

  it.each(['', null, undefined, {}, []])('%j is not sent', async (event) => {
    await expect(typeOf('logEvent', event)).rejects.toThrow(/event_type|event type/i)
  })

  it.each(
    ACTIONS.flatMap((action) => [
      [action, '[Amplitude] Start Session'],
      [action, '[Amplitude] End Session'],
      [action, '[Amplitude] Revenue'],
      [action, '[Amplitude] Revenue (Verified)'],
      [action, '[Amplitude] Revenue (Unverified)'],
      [action, '[Amplitude] Merged User']
    ])
  )('%s rejects the name %j, which Amplitude reserves', async (action, event) => {
    await expect(typeOf(action, event)).rejects.toThrow(PayloadValidationError)
    await expect(typeOf(action, event)).rejects.toThrow(event)
    await expect(typeOf(action, event)).rejects.toThrow(/reserve/i)
  })

  it('is reserved with spaces around it too', async () => {
    await expect(typeOf('logEvent', '  [Amplitude] Revenue ')).rejects.toThrow(PayloadValidationError)
  })

  it.each(['page', 'screen'])('is trimmed within the name of a %s too', async (type) => {
    const mapping = { trackAllPages: false, trackNamedPages: true }
    const [event] = await eventsOf('logPage', { type, name: '  Settings  ', category: ' Merchant ' }, mapping)
    expect(event.event_type).not.toMatch(/^\s|\s$|\s{2}/)
    expect(event.event_type).toContain('Merchant Settings')
  })
})
