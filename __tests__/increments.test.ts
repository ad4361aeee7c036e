import { eventsOf, requestsOf } from './support/sent'
import { sendBatch } from './support/send-batch'

const identify = { type: 'identify' }

describe('Adding to user properties (U6)', () => {
  it.each([
    [5, 5],
    [-3, -3],
    [0, 0],
    [2.5, 2.5],
    [9007199254740991, 9007199254740991],
    ['5', 5],
    ['-2.5', -2.5],
    ['0', 0],
    ['1e3', 1000]
  ])('adds %p as the number %p', async (value, sent) => {
    const [event] = await eventsOf('identifyUser', identify, { add: { visits: value } })
    expect(event.user_properties).toEqual({ $add: { visits: sent } })
  })

  it.each([
    ['many', /many/],
    ['12 px', /12 px/],
    ['1,5', /1,5/],
    ['NaN', /NaN/],
    ['Infinity', /Infinity/],
    ['1e400', /1e400/],
    [' ', /visits/],
    [true, /true/],
    [[1], /\[1\]/],
    [[], /\[\]/],
    [{ by: 1 }, /by/]
  ])('rejects an event that adds %p, and says what it held', async (value, held) => {
    const sending = requestsOf('identifyUser', identify, { add: { visits: value } })
    await expect(sending).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/visits/) })
    await expect(sending).rejects.toMatchObject({ message: expect.stringMatching(held) })
  })

  it('sends nothing of a rejected event', async () => {
    const { requests, results } = await sendBatch('logEvent', [{ event: 'Clicked' }], { add: { visits: 'many' } })
    expect(requests).toEqual([])
    expect(results[0].status).toBe(400)
    expect(results[0].errormessage).toMatch(/visits.*many/)
  })
})

describe('Traits by name (U5)', () => {
  const traits = { visits: 2, first_plan: 'pro', colors: ['red'], pages: 'home', email: 'a@example.com' }
  const lists = {
    traitsToIncrement: ['visits'],
    traitsToSetOnce: ['first_plan'],
    traitsToAppend: ['colors'],
    traitsToPrepend: ['pages']
  }

  it('go to their operation and leave the plain properties', async () => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits }, lists)
    expect(event.user_properties).toEqual({
      $set: { email: 'a@example.com' },
      $add: { visits: 2 },
      $setOnce: { first_plan: 'pro' },
      $append: { colors: ['red'] },
      $prepend: { pages: 'home' }
    })
  })

  it.each([
    ['traitsToIncrement', { $add: { visits: 2 } }],
    ['traitsToSetOnce', { $setOnce: { visits: 2 } }],
    ['traitsToAppend', { $append: { visits: 2 } }],
    ['traitsToPrepend', { $prepend: { visits: 2 } }]
  ])('of %s alone need no plain properties', async (list, sent) => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits: { visits: 2 } }, { [list]: ['visits'] })
    expect(event.user_properties).toEqual(sent)
  })

  it('can be a single name instead of a list', async () => {
    const [event] = await eventsOf('identifyUser', { ...identify, traits }, { traitsToIncrement: 'visits' })
    expect(event.user_properties.$add).toEqual({ visits: 2 })
  })

  it.each([
    ['missing', { plan: 'pro' }],
    ['null', { plan: 'pro', visits: null }],
    ['empty', { plan: 'pro', visits: '' }]
  ])('that are %s change nothing', async (_, given) => {
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: given },
      { traitsToIncrement: ['visits'], traitsToAppend: ['visits'] }
    )
    expect(event.user_properties).toEqual({ plan: 'pro' })
  })

  it('named like members of every object, which the call does not have, change nothing', async () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: { plan: 'pro' } },
      { traitsToIncrement: names, traitsToSetOnce: names, traitsToAppend: names, traitsToPrepend: names }
    )
    expect(event.user_properties).toEqual({ plan: 'pro' })
  })

  it.each([
    [['traitsToSetOnce', 'traitsToIncrement'], { $setOnce: { visits: 2 } }],
    [['traitsToSetOnce', 'traitsToAppend'], { $setOnce: { visits: 2 } }],
    [['traitsToSetOnce', 'traitsToPrepend'], { $setOnce: { visits: 2 } }],
    [['traitsToIncrement', 'traitsToAppend'], { $add: { visits: 2 } }],
    [['traitsToIncrement', 'traitsToPrepend'], { $add: { visits: 2 } }],
    [['traitsToAppend', 'traitsToPrepend'], { $append: { visits: 2 } }]
  ])('in the lists %p stand in the first of them', async (names, sent) => {
    const mapping = Object.fromEntries([...names].reverse().map((list) => [list, ['visits']]))
    const [event] = await eventsOf('identifyUser', { ...identify, traits: { visits: 2 } }, mapping)
    expect(event.user_properties).toEqual(sent)
  })

  it.each([
    ['unset', ['visits'], { $unset: { visits: '-' } }],
    ['setOnce', { visits: 9 }, { $setOnce: { visits: 9 } }]
  ])('lose to %s of the same property', async (field, value, sent) => {
    const [event] = await eventsOf(
      'identifyUser',
      { ...identify, traits: { visits: 2 } },
      { traitsToIncrement: ['visits'], [field]: value }
    )
    expect(event.user_properties).toEqual(sent)
  })

  it('to increment are numbers or text that is one', async () => {
    const { statuses, events, results } = await sendBatch(
      'identifyUser',
      ['3', -1, 'lots'].map((visits) => ({ ...identify, traits: { visits } })),
      { traitsToIncrement: ['visits'] }
    )
    expect(statuses).toEqual([200, 200, 400])
    expect(events.map((event) => event.user_properties)).toEqual([{ $add: { visits: 3 } }, { $add: { visits: -1 } }])
    expect(results[2].errormessage).toMatch(/visits.*lots/)
  })
})
