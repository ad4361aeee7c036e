import { basic, get, postForm, postJson, sandboxes } from './running-sandbox'

const run = sandboxes()

/** Of the forms that Amplitude's documentation shows, each with all the keys that an example there has. */
const EVENTS: Array<[string, object]> = [
  ['an event of a user on a device', { user_id: 'ada@example.org', device_id: 'ADA-PHONE-1', event_type: 'Opened' }],
  [
    'an event with where, on what and when it was',
    {
      user_id: 'ada@example.org',
      event_type: 'Tutorial Watched',
      time: 1396381378123,
      event_properties: { load_time: 0.8371, source: 'notification', dates: ['monday', 'tuesday'] },
      user_properties: { age: 25, gender: 'female', interests: ['chess', 'code'] },
      groups: { team_id: '1', company_name: ['Acme', 'Initech'] },
      app_version: '2.1.0',
      platform: 'iOS',
      os_name: 'Android',
      os_version: '4.2.2',
      device_brand: 'Verizon',
      device_manufacturer: 'Asus',
      device_model: 'iPhone 9,1',
      carrier: 'Verizon',
      country: 'United States',
      region: 'California',
      city: 'San Francisco',
      dma: 'San Francisco-Oakland-San Jose, CA',
      language: 'English',
      location_lat: 37.77,
      location_lng: -122.39,
      ip: '127.0.0.1',
      idfa: 'AEBE52E7-03EE-455A-B3C4-E57283966239',
      idfv: 'BCCE52E7-03EE-321A-B3D4-E57123966239',
      adid: 'AEBE52E7-03EE-455A-B3C4-E57283966239',
      android_id: 'BCCE52E7-03EE-321A-B3D4-E57123966239',
      event_id: 23,
      session_id: 1396381378123,
      insert_id: '5f0adeff-6668-4427-8d02-57d803a2b841',
      plan: { branch: 'main', source: 'web', version: '1.0.0' }
    }
  ],
  [
    'a purchase',
    {
      user_id: 'ada@example.org',
      event_type: 'Bought',
      price: 4.99,
      quantity: 3,
      revenue: -1.99,
      productId: 'Widget (Large)',
      revenueType: 'Refund',
      currency: 'USD'
    }
  ],
  [
    'a list of objects, as for cart analysis',
    { user_id: 'ada@example.org', event_type: 'Bought', event_properties: { products: [{ sku: '1', price: 12.6 }] } }
  ],
  [
    'operations on user properties',
    { user_id: 'ada@example.org', event_type: '$identify', user_properties: { $set: { cohort: 'A' }, $add: { n: 1 } } }
  ],
  [
    'properties of a group',
    {
      user_id: 'ada@example.org',
      event_type: '$groupidentify',
      groups: { company_name: ['Acme', 'Initech'] },
      group_properties: { $set: { start_date: '01/01/2017' } }
    }
  ]
]

const FORMS: Array<[string, string, object]> = [
  [
    '/identify',
    'identification',
    [{ user_id: 'ada@example.org', user_properties: { $set: { cohort: 'A' } }, country: 'Norway' }]
  ],
  ['/identify', 'identification', { user_id: 'ada@example.org', paying: 'true', start_version: '2.1.0' }],
  [
    '/identify',
    'identification',
    [{ user_id: 'ada@example.org', user_properties: { org: '15' }, groups: { org: '15' } }]
  ],
  [
    '/groupidentify',
    'identification',
    [{ group_type: 'Seller', group_value: '12345678', group_properties: { 'org plan': 'Enterprise' } }]
  ],
  [
    '/groupidentify',
    'identification',
    { group_type: 'Seller', group_value: '12345678', group_properties: { $unset: { 'org plan': '-' } } }
  ],
  ['/usermap', 'mapping', [{ user_id: 'ada@example.org', global_user_id: 'ada' }]],
  ['/usermap', 'mapping', [{ user_id: 'ada@example.org', unmap: true }]]
]

describe('what the documentation of Amplitude sends', () => {
  test.each(EVENTS)('%s is taken, and every key of it is known', async (_what, event) => {
    for (const path of ['/2/httpapi', '/batch']) {
      const sandbox = await run()
      expect(await postJson(sandbox.url + path, { api_key: 'key', events: [event] })).toMatchObject({
        status: 200,
        body: { code: 200, events_ingested: 1 }
      })
      expect(sandbox.events()).toMatchObject([{ event, ignored_keys: [] }])
    }
  })

  test.each(FORMS)('%s takes its forms: %s = %j', async (path, parameter, value) => {
    const sandbox = await run()
    const answer = await postForm(sandbox.url + path, { api_key: 'key', [parameter]: JSON.stringify(value) })
    expect(answer).toEqual({ status: 200, body: 'success' })
  })

  test('a deletion and a search find who was sent', async () => {
    const sandbox = await run()
    await postJson(`${sandbox.url}/2/httpapi`, { api_key: 'key', events: [EVENTS[0][1]] })
    const credentials = basic('key', 'secret')
    const search = await get(`${sandbox.url}/api/2/usersearch?user=ada%40example.org`, credentials)
    expect(search).toMatchObject({ status: 200, body: { matches: [{ user_id: 'ada@example.org' }] } })
    const [{ amplitude_id }] = search.body.matches
    const deletion = {
      amplitude_ids: [amplitude_id],
      ignore_invalid_id: 'True',
      delete_from_org: 'False',
      requester: 'a'
    }
    expect(await postJson(`${sandbox.url}/api/2/deletions/users`, deletion, credentials)).toMatchObject({
      status: 200,
      body: [{ status: 'staging', amplitude_ids: [{ amplitude_id }] }]
    })
  })
})
