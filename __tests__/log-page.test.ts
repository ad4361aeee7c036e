import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const named = { trackAllPages: false, trackNamedPages: true }
const categorized = { trackAllPages: false, trackCategorizedPages: true }
const everySwitch = { trackAllPages: true, trackNamedPages: true, trackCategorizedPages: true }

async function namesOf(call: Record<string, unknown>, mapping = {}) {
  const events = await eventsOf('logPage', { type: 'page', ...call }, mapping)
  return events.map((event) => event.event_type as string).sort()
}

describe('Log Page: properties (P1)', () => {
  it.each([
    ['the call', { name: 'Settings', category: 'Merchant', properties: { url: '/s' } }],
    ['its properties', { name: 'Settings', properties: { url: '/s', category: 'Merchant' } }]
  ])('adds name and category, taken from %s', async (_, call) => {
    const [event] = await eventsOf('logPage', { type: 'page', ...call })
    expect(event.event_properties).toEqual({ url: '/s', name: 'Settings', category: 'Merchant' })
  })

  it('keeps a name and a category that the properties have', async () => {
    const properties = { name: 'Own name', category: 'Own category' }
    const [event] = await eventsOf('logPage', { type: 'page', name: 'Settings', category: 'Merchant', properties })
    expect(event.event_properties).toEqual({ name: 'Own name', category: 'Own category' })
  })

  it('has properties although the call has none', async () => {
    const [event] = await eventsOf('logPage', { type: 'screen', name: 'Settings', properties: undefined })
    expect(event.event_properties).toEqual({ name: 'Settings' })
  })

  it('has no properties where there is nothing to say', async () => {
    const [event] = await eventsOf('logPage', { type: 'page', name: null, category: '' })
    expect(event).not.toHaveProperty('event_properties')
  })

  it('has its event id on the first of its events', async () => {
    const page = { type: 'page', name: 'Settings', properties: { number: 7 } }
    const mapping = { ...everySwitch, event_id: { '@path': '$.properties.number' } }
    const events = await eventsOf('logPage', page, mapping)
    expect(events.map(({ event_id }) => event_id as unknown)).toEqual([7, undefined])
  })

  it('is refused for none of its values where no event of it is wanted', async () => {
    const { statuses, requests } = await sendBatch('logPage', [{ type: 'page', timestamp: 'never' }], {
      trackAllPages: false
    })
    expect(statuses).toEqual([200])
    expect(requests).toEqual([])
  })

  it('sends nothing of its configuration', async () => {
    const [event] = await eventsOf('logPage', { type: 'page', name: 'Settings' }, everySwitch)
    for (const key of ['page_name', 'page_category', 'page_type', 'verb', ...Object.keys(everySwitch)]) {
      expect(event).not.toHaveProperty(key)
    }
  })
})

describe('Log Page: names of events (P2)', () => {
  it.each([
    ['page', {}, 'Loaded a Page'],
    ['screen', {}, 'Loaded a Screen'],
    ['page', { verb: 'Viewed' }, 'Viewed a Page'],
    ['screen', { verb: 'Viewed' }, 'Viewed a Screen'],
    ['page', { page_type: 'screen' }, 'Loaded a Screen'],
    ['track', {}, 'Loaded a Page']
  ])('of a %s call with %p is %s', async (type, mapping, name) => {
    expect(await namesOf({ type, name: 'Settings', category: 'Merchant' }, mapping)).toEqual([name])
  })

  it.each([
    [{ name: 'Settings' }, 'Loaded Settings Page'],
    [{ name: 'Settings', category: null }, 'Loaded Settings Page'],
    [{ name: 'Settings', category: '' }, 'Loaded Settings Page'],
    [{ name: 'Settings', category: '   ' }, 'Loaded Settings Page'],
    [{ name: ' Settings ', category: ' Merchant ' }, 'Loaded Merchant Settings Page'],
    [{ name: 'My  Settings', category: 'Big\t Merchant' }, 'Loaded Big Merchant My Settings Page'],
    [{ name: 404 }, 'Loaded 404 Page'],
    [{ name: 0, category: 0 }, 'Loaded 0 0 Page'],
    [{ name: 'Préférences 🛠', category: '商人' }, 'Loaded 商人 Préférences 🛠 Page'],
    [{ name: 'constructor', category: '__proto__' }, 'Loaded __proto__ constructor Page'],
    [{ name: '{{name}} $& %s' }, 'Loaded {{name}} $& %s Page'],
    [{ name: 'Settings', category: 'A', properties: { category: 'B' } }, 'Loaded A Settings Page'],
    [{ name: 'Settings', properties: { category: 'B' } }, 'Loaded B Settings Page']
  ])('for %p with named pages is %s', async (call, name) => {
    expect(await namesOf(call, named)).toEqual([name])
  })

  it.each([
    [{ category: 'Merchant' }, 'Loaded Merchant Page'],
    [{ properties: { category: 'Merchant' } }, 'Loaded Merchant Page'],
    [{ name: 'Settings', category: ' Merchant ' }, 'Loaded Merchant Page']
  ])('for %p with categorized pages is %s', async (call, name) => {
    expect(await namesOf(call, categorized)).toEqual([name])
  })
})

describe('Log Page: the names that the classic destination sent (P2)', () => {
  const classic = { ...everySwitch, verb: 'classic' }

  it.each([
    ['page', ['Loaded a Page', 'Viewed Merchant Page', 'Viewed Merchant Settings Page']],
    ['screen', ['Loaded a Screen', 'Viewed Merchant Screen', 'Viewed Merchant Settings Screen']]
  ])('of a %s are Viewed where it has a name or a category, and Loaded for all', async (type, names) => {
    expect(await namesOf({ type, name: 'Settings', category: 'Merchant' }, classic)).toEqual(names)
  })

  it('are the same in a batch', async () => {
    const calls = [{ name: 'Settings', category: 'Merchant' }, { name: 'Settings' }, {}]
    const { events } = await sendBatch(
      'logPage',
      calls.map((call) => ({ type: 'page', ...call })),
      classic
    )
    expect(events.map((event) => event.event_type)).toEqual([
      'Loaded a Page',
      'Viewed Merchant Settings Page',
      'Viewed Merchant Page',
      'Loaded a Page',
      'Viewed Settings Page',
      'Loaded a Page'
    ])
  })

  it.each([null, undefined])('are not those without a verb (%j), which are Loaded', async (verb) => {
    const mapping = { ...everySwitch, verb: verb as null }
    expect(await namesOf({ name: 'Settings' }, mapping)).toEqual(['Loaded Settings Page', 'Loaded a Page'])
  })

  it.each(['Opened', 'Classic', 'toString'])('are asked for by that word alone, and not by %j', async (verb) => {
    await expect(namesOf({ name: 'Settings' }, { ...everySwitch, verb })).rejects.toThrow(/Verb must be one of/i)
  })
})

describe('Log Page: a name of its own (P2a)', () => {
  const own = { event_type: { '@template': 'Viewed {{name}}' } }

  it.each([{}, everySwitch, { trackAllPages: false }, { verb: 'classic' }])(
    'is the only event of the call, whatever the switches say (%j)',
    async (mapping) => {
      const call = { type: 'page', name: 'Settings', category: 'Merchant' }
      expect(await namesOf(call, { ...mapping, ...own })).toEqual(['Viewed Settings'])
    }
  )

  it('stands on an event that is like any other of a page', async () => {
    const [event] = await eventsOf('logPage', { type: 'page', name: 'Settings', category: 'Merchant' }, own)
    expect(event).toMatchObject({
      event_type: 'Viewed Settings',
      user_id: 'user-1234',
      event_properties: { name: 'Settings', category: 'Merchant' }
    })
  })

  it.each([null, '', '   ', { '@path': '$.properties.title' }])(
    'is none where it gives no text (%j): the switches count',
    async (event_type) => {
      const call = { type: 'page', name: 'Settings', properties: { title: ' ' } }
      expect(await namesOf(call, { event_type })).toEqual(['Loaded a Page'])
    }
  )

  it('has no double spaces where a part of its template is missing', async () => {
    const template = { event_type: { '@template': 'Viewed {{category}} {{name}} Page' } }
    expect(await namesOf({ type: 'page', name: 'Settings' }, template)).toEqual(['Viewed Settings Page'])
  })

  it('is told for each call of a batch', async () => {
    const { events, statuses } = await sendBatch(
      'logPage',
      [{ type: 'page', properties: { title: 'Opened' } }, { type: 'page', properties: {} }, { type: 'screen' }],
      { event_type: { '@path': '$.properties.title' } }
    )
    expect(statuses).toEqual([200, 200, 200])
    expect(events.map((event) => event.event_type)).toEqual(['Opened', 'Loaded a Page', 'Loaded a Screen'])
  })

  it('that Amplitude reserves rejects the call', async () => {
    const sending = requestsOf('logPage', { type: 'page' }, { event_type: '[Amplitude] Page Viewed' })
    await expect(sending).resolves.toHaveLength(1)
    const reserved = requestsOf('logPage', { type: 'page' }, { event_type: ' [Amplitude] Start Session ' })
    await expect(reserved).rejects.toThrow('The event_type "[Amplitude] Start Session" is reserved by Amplitude')
  })

  it('is in the insert id, so that it counts beside the event of another mapping', async () => {
    const call = { type: 'page', name: 'Settings' }
    const [plain] = await eventsOf('logPage', call)
    const [named] = await eventsOf('logPage', call, own)
    expect(named.insert_id).not.toBe(plain.insert_id)
  })
})

describe('Log Page: several switches (P3)', () => {
  it('sends one event for each switch in one request', async () => {
    const requests = await requestsOf(
      'logPage',
      { type: 'page', name: 'Settings', category: 'Merchant', properties: { url: '/s' } },
      everySwitch
    )
    expect(requests).toHaveLength(1)
    const { events } = requests[0].body
    expect(events.map((event: any) => event.event_type).sort()).toEqual([
      'Loaded Merchant Page',
      'Loaded Merchant Settings Page',
      'Loaded a Page'
    ])
    for (const event of events) {
      expect(event).toMatchObject({
        user_id: 'user-1234',
        device_id: 'device-1234',
        time: 1769860800000,
        event_properties: { url: '/s', name: 'Settings', category: 'Merchant' }
      })
    }
    expect(new Set(events.map((event: any) => event.insert_id)).size).toBe(3)
  })

  it.each([
    [{ name: 'Settings' }, ['Loaded Settings Page', 'Loaded a Page']],
    [{ category: 'Merchant' }, ['Loaded Merchant Page', 'Loaded a Page']],
    [{}, ['Loaded a Page']]
  ])('leaves out the switch that does not apply to %p', async (call, names) => {
    expect(await namesOf(call, everySwitch)).toEqual(names)
  })

  it.each([
    ['a page without a name', {}, named],
    ['a page with an empty name', { name: '' }, named],
    ['a page with a name of spaces', { name: '  ' }, named],
    ['a page without a category', { name: 'Settings' }, categorized],
    ['a page with all switches off', { name: 'Settings', category: 'Merchant' }, { trackAllPages: false }]
  ])('sends nothing for %s, and succeeds', async (_, call, mapping) => {
    expect(await requestsOf('logPage', { type: 'page', ...call }, mapping)).toEqual([])
    const { requests, statuses } = await sendBatch('logPage', [{ type: 'page', ...call }], mapping)
    expect(requests).toEqual([])
    expect(statuses).toEqual([200])
  })

  it('sends the others of a batch in which some send nothing, in order', async () => {
    const { statuses, events } = await sendBatch(
      'logPage',
      [{ name: 'A' }, {}, { name: 'B' }, { name: '' }, { name: 'C' }].map((call) => ({ type: 'page', ...call })),
      named
    )
    expect(statuses).toEqual([200, 200, 200, 200, 200])
    expect(events.map((event) => event.event_type)).toEqual(['Loaded A Page', 'Loaded B Page', 'Loaded C Page'])
  })

  it('rejects the page whose name is no text, and nothing else in the batch', async () => {
    const { statuses } = await sendBatch('logPage', [
      { type: 'page', name: { en: 'Settings' } },
      { type: 'page', name: 'Settings' }
    ])
    expect(statuses).toEqual([400, 200])
  })
})
