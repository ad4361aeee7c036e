import { eventsOf, requestsOf } from './support/sent'

/** What every event of these examples has in common, unless the example says otherwise. */
const common = {
  user_id: 'user-1234',
  device_id: 'device-1234',
  time: 1769860800000,
  library: 'segment',
  ingestion_metadata: { source_name: 'segment' }
}

describe("The classic destination's examples: page and screen", () => {
  const call = { userId: 'some_user_id', anonymousId: undefined, category: 'Merchant', name: 'Settings' }

  it.each([
    ['page', 'Loaded a Page'],
    ['screen', 'Loaded a Screen']
  ])('a %s call from a server, which has no device', async (type, event_type) => {
    expect(await eventsOf('logPage', { ...call, type })).toEqual([
      {
        user_id: 'some_user_id',
        time: 1769860800000,
        library: 'segment',
        ingestion_metadata: { source_name: 'segment' },
        event_type,
        insert_id: `message-1:${event_type}`,
        event_properties: { name: 'Settings', category: 'Merchant' }
      }
    ])
  })
})

describe("The classic destination's examples: identify", () => {
  const traits = { email: 'derek@example.org', name: 'Derek Sivers', industry: 'Music' }

  it('an identify call from a server; its user id is shorter than five characters', async () => {
    const call = { type: 'identify', userId: '123', anonymousId: 'a80b66d5-b86d-41bd-866f-fe04ee7841af', traits }
    const [{ body }, ...others] = await requestsOf('identifyUser', call, { min_id_length: 1 })
    expect(others).toEqual([])
    expect(body).toEqual({
      api_key: 'api-key-4711',
      options: { min_id_length: 1 },
      events: [
        {
          ...common,
          event_type: '$identify',
          user_id: '123',
          device_id: 'a80b66d5-b86d-41bd-866f-fe04ee7841af',
          insert_id: 'message-1:$identify',
          user_properties: { email: 'derek@example.org', name: 'Derek Sivers', industry: 'Music' }
        }
      ]
    })
  })

  it('the version of the app in the context', async () => {
    const call = {
      type: 'identify',
      userId: 'testUser',
      traits: { email: 'john@example.org', name: 'John Doe' },
      context: { app: { version: '3.5.1' } }
    }
    expect(await eventsOf('identifyUser', call)).toEqual([
      {
        ...common,
        event_type: '$identify',
        user_id: 'testUser',
        app_version: '3.5.1',
        insert_id: 'message-1:$identify',
        user_properties: { email: 'john@example.org', name: 'John Doe' }
      }
    ])
  })

  it('groups of the user as an option', async () => {
    const call = {
      type: 'identify',
      userId: 'user-id',
      traits: { email: 'me@example.org', country: 'USA' },
      integrations: { Amplitude: { groups: { sports: ['basketball', 'tennis'] } } }
    }
    expect(await eventsOf('identifyUser', call)).toEqual([
      {
        ...common,
        event_type: '$identify',
        user_id: 'user-id',
        groups: { sports: ['basketball', 'tennis'] },
        insert_id: 'message-1:$identify',
        // The documentation: groups are always added as user properties too.
        user_properties: { email: 'me@example.org', country: 'USA', sports: ['basketball', 'tennis'] }
      }
    ])
  })

  it.each([
    ['2020-01-01T09:30:00+00:00', 1577871000000],
    ['2020-12-07T19:33:44+00:00', 1607369624000],
    [1577871000, 1577871000000],
    ['1577871000', 1577871000000]
  ])('the start of the session, %p, as an option', async (session_id, milliseconds) => {
    const call = {
      type: 'identify',
      userId: '1234',
      traits: { email: 'some@example.org', name: 'Some Person', industry: 'Technology' },
      context: { ip: '00.0.00.00' },
      timestamp: '2016-10-17T00:30:08.276Z',
      integrations: { Amplitude: { session_id } }
    }
    expect(await eventsOf('identifyUser', call, { min_id_length: 4 })).toEqual([
      {
        ...common,
        event_type: '$identify',
        user_id: '1234',
        ip: '00.0.00.00',
        time: 1476664208276,
        session_id: milliseconds,
        insert_id: 'message-1:$identify',
        user_properties: { email: 'some@example.org', name: 'Some Person', industry: 'Technology' }
      }
    ])
  })
})

describe("The classic destination's examples: track", () => {
  it('a subscription with everything that Amplitude has a place for', async () => {
    const call = {
      userId: '123',
      anonymousId: undefined,
      event: 'Subscription Started',
      properties: { plan: 'Basic', revenue: '32' },
      context: {
        ip: '8.8.8.8',
        device: {
          id: '2b6f0cc904d137be2e1730235f5664094b831186',
          model: 'iPhone 10',
          brand: 'Apple',
          manufacturer: 'Apple'
        },
        os: { name: 'iOS', version: '9.1' },
        network: { carrier: 'T-Mobile' },
        app: { version: '3.5.1' },
        location: {
          country: 'United States',
          region: 'California',
          city: 'San Francisco',
          latitude: '37.7672319',
          longitude: '-122.4021353'
        },
        locale: { language: 'en-us' }
      }
    }
    expect(await eventsOf('logEvent', call, { min_id_length: 3 })).toEqual([
      {
        ...common,
        event_type: 'Subscription Started',
        user_id: '123',
        device_id: '2b6f0cc904d137be2e1730235f5664094b831186',
        insert_id: 'message-1:Subscription Started',
        event_properties: { plan: 'Basic', revenue: '32' },
        revenue: 32,
        ip: '8.8.8.8',
        device_model: 'iPhone 10',
        device_brand: 'Apple',
        device_manufacturer: 'Apple',
        // On Apple systems the device id is the vendor's.
        idfv: '2b6f0cc904d137be2e1730235f5664094b831186',
        // The system tells the platform where no device type does.
        platform: 'iOS',
        os_name: 'iOS',
        os_version: '9.1',
        carrier: 'T-Mobile',
        app_version: '3.5.1',
        country: 'United States',
        region: 'California',
        city: 'San Francisco',
        location_lat: 37.7672319,
        location_lng: -122.4021353,
        language: 'en-us'
      }
    ])
  })

  it('groups of one event as an option', async () => {
    const call = {
      event: 'Clicked Benefits Dropdown',
      properties: { dropdownColor: 'blue' },
      integrations: { Amplitude: { groups: { onboarding_cohort: 'Summer 2016' } } }
    }
    expect(await eventsOf('logEvent', call)).toEqual([
      {
        ...common,
        event_type: 'Clicked Benefits Dropdown',
        insert_id: 'message-1:Clicked Benefits Dropdown',
        event_properties: { dropdownColor: 'blue' },
        groups: { onboarding_cohort: 'Summer 2016' }
      }
    ])
  })

  it('an event out of session', async () => {
    const call = { event: 'Push Notification Viewed', integrations: { Amplitude: { outOfSession: true } } }
    expect(await eventsOf('logEvent', call)).toEqual([
      {
        ...common,
        event_type: 'Push Notification Viewed',
        insert_id: 'message-1:Push Notification Viewed',
        session_id: -1
      }
    ])
  })
})

describe("The classic destination's examples: alias", () => {
  it('maps a user', async () => {
    expect(await requestsOf('mapUser', { type: 'alias', previousId: '123', userId: '456' })).toEqual([
      {
        url: 'https://api.amplitude.com/usermap',
        body: { api_key: 'api-key-4711', mapping: [{ user_id: '123', global_user_id: '456' }] }
      }
    ])
  })

  it('takes a user out of all mappings', async () => {
    const call = { type: 'alias', userId: '456', integrations: { Amplitude: { unmap: '123' } } }
    expect(await requestsOf('mapUser', call)).toEqual([
      {
        url: 'https://api.amplitude.com/usermap',
        body: { api_key: 'api-key-4711', mapping: [{ user_id: '123', unmap: true }] }
      }
    ])
  })
})
