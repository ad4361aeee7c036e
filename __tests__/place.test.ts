import { eitherWay } from './support/either-way'

const ACTIONS = ['logEvent', 'logPage', 'logPurchase', 'identifyUser', 'groupIdentify']
const PLACE = ['country', 'region', 'city', 'location_lat', 'location_lng', 'language', 'ip']

const ADDRESS = { country: 'Austria', state: 'Styria', city: 'Graz', street: 'Herrengasse 1' }

/** What is sent about where the user is. */
async function placeOf(call: Record<string, unknown>, mapping = {}, action = 'logEvent'): Promise<object> {
  const { events } = await eitherWay(action, call, mapping)
  expect(events).toHaveLength(1)
  return Object.fromEntries(PLACE.filter((key) => key in events[0]).map((key) => [key, events[0][key]]))
}

const located = (location: unknown) => ({ context: { location } })

describe('Country, region and city (C6)', () => {
  it('come from the context, all or some', async () => {
    expect(await placeOf(located({ country: 'Austria', region: 'Styria', city: 'Graz' }))).toEqual({
      country: 'Austria',
      region: 'Styria',
      city: 'Graz'
    })
    expect(await placeOf(located({ city: 'Graz' }))).toEqual({ city: 'Graz' })
  })

  it('come from the mapping as a whole, where it says any of them', async () => {
    const call = located({ country: 'Austria', region: 'Styria', city: 'Graz' })
    expect(await placeOf(call, { country: 'Japan' })).toEqual({ country: 'Japan' })
    expect(await placeOf(call, { region: 'Kantō', city: '東京' })).toEqual({ region: 'Kantō', city: '東京' })
  })

  it.each([null, ''])('come from the context where the mapping is %j', async (nothing) => {
    const mapping = { country: nothing, region: nothing, city: nothing }
    expect(await placeOf(located({ city: 'Graz' }), mapping)).toEqual({ city: 'Graz' })
  })

  it('are text where they are numbers', async () => {
    expect(await placeOf(located({ region: 75, city: 0 }))).toEqual({ region: '75', city: '0' })
  })
})

describe('The address of the traits (C6)', () => {
  it('is the place of an identify call that says no other', async () => {
    expect(await placeOf({ traits: { address: ADDRESS } }, {}, 'identifyUser')).toEqual({
      country: 'Austria',
      region: 'Styria',
      city: 'Graz'
    })
  })

  it('stays a user property', async () => {
    const { events } = await eitherWay('identifyUser', { traits: { address: ADDRESS } })
    expect(events).toMatchObject([{ user_properties: { address: ADDRESS } }])
  })

  it.each([
    ['the state', { state: 'Styria', region: 'Alps' }, { region: 'Styria' }],
    ['the region, where there is no state', { region: 'Alps' }, { region: 'Alps' }],
    ['the region, where the state is empty', { state: '', region: 'Alps' }, { region: 'Alps' }],
    ['the region, where the state is an object', { state: {}, region: 'Alps' }, { region: 'Alps' }],
    ['a state that is a number', { state: 0 }, { region: '0' }]
  ])('gives for the region %s', async (_, address, expected) => {
    expect(await placeOf({ traits: { address } }, {}, 'identifyUser')).toEqual(expected)
  })

  it('gives way as a whole to the context, and to the mapping', async () => {
    const traits = { address: ADDRESS }
    const context = { location: { city: 'Wien' } }
    expect(await placeOf({ traits, context }, {}, 'identifyUser')).toEqual({ city: 'Wien' })
    expect(await placeOf({ traits, context }, { country: 'Japan' }, 'identifyUser')).toEqual({ country: 'Japan' })
  })

  it('stands beside coordinates of the context', async () => {
    const call = { traits: { address: { city: 'Graz' } }, context: { location: { latitude: 47.07, longitude: 15.44 } } }
    expect(await placeOf(call, {}, 'identifyUser')).toEqual({ city: 'Graz', location_lat: 47.07, location_lng: 15.44 })
  })

  it.each(ACTIONS.filter((action) => action !== 'identifyUser'))('says nothing to %s', async (action) => {
    expect(await placeOf({ groupId: 'group-1', traits: { address: ADDRESS } }, {}, action)).toEqual({})
  })

  it.each<[string, unknown]>([
    ['text', 'Herrengasse 1, Graz'],
    ['a list', [ADDRESS]],
    ['a number', 7],
    ['null', null],
    ['empty', ''],
    ['an empty object', {}],
    ['made of objects', { country: {}, state: [], city: { name: 'Graz' } }],
    ['made of nothing', { country: null, state: '', city: true }],
    ['half of a character', { city: 'Gra\ud83d' }],
    ['hostile', JSON.parse('{"__proto__": {"city": "Graz", "state": "Styria", "country": "Austria"}, "toString": 1}')]
  ])('says nothing where it is %s', async (_, address) => {
    expect(await placeOf({ traits: { address } }, {}, 'identifyUser')).toEqual({})
  })
})

describe('Coordinates (C6)', () => {
  it.each([
    [37.7672319, 37.7672319],
    ['37.7672319', 37.7672319],
    [' 5 ', 5],
    [0, 0],
    ['0', 0],
    [-33.86, -33.86],
    ['-33.86', -33.86],
    [90, 90],
    [-90, -90],
    ['1e1', 10]
  ])('that are %j are sent as %j', async (given, sent) => {
    const expected = { location_lat: sent, location_lng: sent }
    expect(await placeOf(located({ latitude: given, longitude: given }))).toEqual(expected)
    expect(await placeOf({}, { location_lat: given, location_lng: given })).toEqual(expected)
  })

  it.each<unknown>([
    null,
    '',
    undefined,
    'north',
    '12,5',
    '0x10',
    '5°',
    true,
    [],
    [5],
    {},
    { toString: 1 },
    Infinity,
    1e21,
    180.1
  ])('that are %j are left out, and the event is sent', async (given) => {
    expect(await placeOf(located({ latitude: given, longitude: given }))).toEqual({})
  })

  it.each([90.1, -91, '120', 180])('of %j are a longitude, and no latitude', async (given) => {
    expect(await placeOf(located({ latitude: given, longitude: given }))).toEqual({ location_lng: Number(given) })
  })

  it('come one by one', async () => {
    expect(await placeOf(located({ latitude: 'north', longitude: 15 }))).toEqual({ location_lng: 15 })
    expect(await placeOf(located({ latitude: 47, longitude: 15 }), { location_lat: '0' })).toEqual({
      location_lat: 0,
      location_lng: 15
    })
  })
})

describe('The language (C6)', () => {
  it.each([
    ['a text', 'en-US', 'en-US'],
    ['an object with a language', { language: 'en-us', country: 'US' }, 'en-us'],
    ['a number', 7, '7']
  ])('is taken from a locale that is %s', async (_, locale, language) => {
    expect(await placeOf({ context: { locale } })).toEqual({ language })
  })

  it.each<unknown>([
    null,
    '',
    {},
    { country: 'US' },
    { language: null },
    { language: '' },
    { language: {} },
    { language: ['de'] },
    { language: 'd\ud83d' },
    { toString: 1 },
    [],
    ['de'],
    true,
    Infinity,
    'd\ud83d'
  ])('is left out where the locale is %j, and the event is sent', async (locale) => {
    expect(await placeOf({ context: { locale } })).toEqual({})
  })

  it('is what is mapped', async () => {
    expect(await placeOf({ context: { locale: 'de' } }, { language: 'fr' })).toEqual({ language: 'fr' })
    expect(await placeOf({ context: { locale: 'de' } }, { language: '' })).toEqual({ language: 'de' })
  })
})

describe('The IP address (C6)', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    [' 8.8.8.8 ', '8.8.8.8'],
    ['2001:db8::1', '2001:db8::1'],
    ['8.8.8.8, 10.0.0.1', '8.8.8.8'],
    ['8.8.8.8,10.0.0.1,10.0.0.2', '8.8.8.8'],
    [['8.8.8.8'], '8.8.8.8'],
    [['8.8.8.8', '10.0.0.1'], '8.8.8.8'],
    [['8.8.8.8, 10.0.0.1', '10.0.0.2'], '8.8.8.8'],
    [[null, '8.8.8.8'], '8.8.8.8'],
    [['', '8.8.8.8'], '8.8.8.8'],
    [', 8.8.8.8', '8.8.8.8']
  ])('of %j is %s', async (ip, sent) => {
    expect(await placeOf({ context: { ip } })).toEqual({ ip: sent })
  })

  it.each([null, '', undefined, [], [null], ' ', ', ', '\ud83d', true, false])('of %j is left out', async (ip) => {
    expect(await placeOf({ context: { ip } })).toEqual({})
  })

  it.each<unknown>([{}, { toString: 1 }, [{}], [['8.8.8.8', '10.0.0.1']]])(
    'rejects the event where the framework finds no text in %j',
    async (ip) => {
      const { message, requests } = await eitherWay('logEvent', { context: { ip } })
      expect(requests).toEqual([])
      expect(message).toMatch(/ip\/0 must be a string/)
    }
  )

  it('is not sent where it is not mapped', async () => {
    expect(await placeOf({ context: { ip: '8.8.8.8' } }, { ip: null })).toEqual({})
  })
})
