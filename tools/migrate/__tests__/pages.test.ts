import { migrated } from './migrated'

const { send, eventTypes, sandbox } = migrated()

const settings = { name: 'Settings', category: 'Merchant', properties: { url: '/settings' } }
const page = { type: 'page', ...settings }
const screen = { type: 'screen', ...settings }

const OFF = { trackAllPages: false, trackNamedPages: false, trackCategorizedPages: false, trackAllPagesV2: false }
const only = (key: keyof typeof OFF) => ({ ...OFF, [key]: true })

const named = only('trackNamedPages')
const categorized = only('trackCategorizedPages')
const all = only('trackAllPages')
const allScreens = only('trackAllPagesV2')

const withoutName = (call: object) => ({ ...call, name: undefined })
const withoutCategory = (call: object) => ({ ...call, category: undefined })

describe('Analytics.js, servers, and phones in cloud mode', () => {
  describe.each(['Loaded', 'Viewed'] as const)('whose events say %s', (verb) => {
    it.each([
      ['Track Named Pages', named, page, [`${verb} Merchant Settings Page`]],
      ['Track Named Pages', named, screen, [`${verb} Merchant Settings Screen`]],
      ['Track Named Pages', named, withoutCategory(page), [`${verb} Settings Page`]],
      ['Track Named Pages', named, withoutName(page), []],
      ['Track Categorized Pages', categorized, page, [`${verb} Merchant Page`]],
      ['Track Categorized Pages', categorized, screen, [`${verb} Merchant Screen`]],
      ['Track Categorized Pages', categorized, withoutCategory(page), []],
      ['Track All Pages', all, page, [`${verb} a Page`]],
      ['Track All Pages', all, screen, [`${verb} a Screen`]],
      ['Track All Pages', all, withoutName(page), [`${verb} a Page`]]
    ])('%s alone %j makes of %j the events %j', async (_label, classic, call, events) => {
      await send(classic, call, { verb })
      expect(eventTypes()).toEqual(events)
    })
  })

  it('with several switches on send an event for each, as the classic destination warns', async () => {
    await send({ ...OFF, trackAllPages: true, trackNamedPages: true, trackCategorizedPages: true }, page)
    expect(eventTypes()).toEqual(['Loaded a Page', 'Viewed Merchant Settings Page', 'Viewed Merchant Page'])
  })

  it('whose settings are not given have named and categorized pages, as the defaults are', async () => {
    await send({}, page)
    expect(eventTypes()).toEqual(['Viewed Merchant Settings Page', 'Viewed Merchant Page'])
  })

  describe.each([undefined, 'classic'] as const)(
    "with the verb %s, are named as the classic destination's code did",
    (verb) => {
      it.each([
        [named, page, ['Viewed Merchant Settings Page']],
        [named, screen, ['Viewed Merchant Settings Screen']],
        [named, withoutCategory(page), ['Viewed Settings Page']],
        [categorized, page, ['Viewed Merchant Page']],
        [categorized, screen, ['Viewed Merchant Screen']],
        [all, page, ['Loaded a Page']],
        [all, screen, ['Loaded a Screen']],
        [allScreens, screen, ['Loaded a Screen']]
      ])('%j makes of %j the events %j', async (classic, call, events) => {
        await send(classic, call, { verb })
        expect(eventTypes()).toEqual(events)
      })
    }
  )

  it('in device mode in a browser have the same names as through servers', async () => {
    await send({ ...OFF, trackAllPages: true, trackNamedPages: true }, page, { deviceMode: 'browser' })
    expect(eventTypes()).toEqual(['Loaded a Page', 'Viewed Merchant Settings Page'])
  })

  it('keep name and category as properties of the event for all pages', async () => {
    await send(all, page)
    expect(sandbox().events()[0].event.event_properties).toEqual({
      url: '/settings',
      name: 'Settings',
      category: 'Merchant'
    })
  })

  it.each([page, screen])('with all switches off send nothing of %j', async (call) => {
    await send(OFF, call)
    expect(eventTypes()).toEqual([])
  })
})

describe('iOS in device mode', () => {
  const ios = { deviceMode: 'ios' } as const

  it.each([
    ['Track All Pages', all, screen, 'Viewed Settings', { url: '/settings' }],
    [
      'Track All Screens',
      allScreens,
      screen,
      'Loaded a Screen',
      { url: '/settings', name: 'Settings', category: 'Merchant' }
    ]
  ])(
    '%s alone %j makes of %j the event "%s" with the properties %j',
    async (_label, classic, call, type, properties) => {
      await send(classic, call, ios)
      expect(sandbox().events()).toMatchObject([{ event: { event_type: type, event_properties: properties } }])
    }
  )

  it.each([
    ['Track Named Pages', named],
    ['Track Categorized Pages', categorized]
  ])('has no %s', async (_label, classic) => {
    await send(classic, screen, ios)
    expect(eventTypes()).toEqual([])
  })

  it('with both switches on sends both events', async () => {
    await send({ ...all, trackAllPagesV2: true }, screen, ios)
    expect(eventTypes().sort()).toEqual(['Loaded a Screen', 'Viewed Settings'])
  })
})

describe('Android in device mode', () => {
  const android = { deviceMode: 'android' } as const

  it.each([
    ['Track Named Pages', named, screen, ['Viewed Merchant Settings Screen']],
    ['Track Named Pages', named, withoutName(screen), []],
    ['Track Categorized Pages', categorized, screen, ['Viewed Merchant Screen']],
    ['Track Categorized Pages', categorized, withoutCategory(screen), []],
    ['Track All Pages', all, screen, ['Viewed Settings Screen']],
    ['Track All Pages', all, withoutName(screen), ['Loaded a Screen']],
    ['Track All Screens', allScreens, screen, ['Loaded a Screen']],
    ['Track All Screens', allScreens, withoutName(screen), ['Loaded a Screen']]
  ])('%s alone %j makes of %j the events %j', async (_label, classic, call, events) => {
    await send(classic, call, android)
    expect(eventTypes()).toEqual(events)
  })

  it('with both switches for all screens on asks for "Loaded a Screen" once', async () => {
    await send({ ...all, trackAllPagesV2: true }, withoutName(screen), android)
    expect(sandbox().projects()).toMatchObject([{ events: 1, deduplicated: 0 }])
    sandbox().reset()
    await send({ ...all, trackAllPagesV2: true }, { ...screen, name: '' }, android)
    expect(eventTypes()).toEqual(['Loaded a Screen'])
    sandbox().reset()
    await send({ ...all, trackAllPagesV2: true }, screen, android)
    expect(eventTypes().sort()).toEqual(['Loaded a Screen', 'Viewed Settings Screen'])
  })
})

describe('Track All Screens outside of device mode', () => {
  it('makes "Loaded a Screen" of screens, and nothing of pages', async () => {
    await send(allScreens, [screen, page])
    expect(eventTypes()).toEqual(['Loaded a Screen'])
  })

  it('beside Track All Pages asks for the same event once', async () => {
    for (const verb of [undefined, 'Loaded'] as const) {
      sandbox().reset()
      await send({ ...all, trackAllPagesV2: true }, screen, { verb })
      expect(sandbox().projects()).toMatchObject([{ events: 1, deduplicated: 0 }])
    }
  })

  it('beside pages whose events say Viewed still says Loaded', async () => {
    await send({ ...all, trackAllPagesV2: true }, screen, { verb: 'Viewed' })
    expect(eventTypes().sort()).toEqual(['Loaded a Screen', 'Viewed a Screen'])
  })
})
