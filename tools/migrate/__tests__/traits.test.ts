import { migrated } from './migrated'

const { send, sandbox } = migrated()

const call = (index: number, traits: object) => ({ type: 'identify', messageId: `message-${index}`, traits })
const calls = (...traits: object[]) => traits.map((own, index) => call(index, own))
const properties = () => sandbox().user('user-1234')?.user_properties

it('Traits to increment add up, and start at 0', async () => {
  await send({ traitsToIncrement: ['logins'] }, calls({ logins: 1, plan: 'Basic' }, { logins: 2, plan: 'Pro' }))
  expect(properties()).toEqual({ logins: 3, plan: 'Pro' })
})

it('A trait to increment that comes again with a retry counts once', async () => {
  await send({ traitsToIncrement: ['logins'] }, [call(1, { logins: 1 }), call(1, { logins: 1 })])
  expect(properties()).toEqual({ logins: 1 })
})

it('Traits to set once keep their first value', async () => {
  await send({ traitsToSetOnce: ['first_plan'] }, calls({ first_plan: 'Basic' }, { first_plan: 'Pro' }))
  expect(properties()).toEqual({ first_plan: 'Basic' })
})

it('Traits to append grow a list at its end', async () => {
  await send({ traitsToAppend: ['tags'] }, calls({ tags: ['a'] }, { tags: 'b' }))
  expect(properties()).toEqual({ tags: ['a', 'b'] })
})

it('Traits to prepend grow a list at its start', async () => {
  await send({ traitsToPrepend: ['tags'] }, calls({ tags: ['a'] }, { tags: 'b' }))
  expect(properties()).toEqual({ tags: ['b', 'a'] })
})

it.each(['traitsToIncrement', 'traitsToSetOnce', 'traitsToAppend', 'traitsToPrepend'])(
  'Without %s, each trait is set, and the last value counts',
  async (list) => {
    await send({ [list]: [] }, calls({ logins: 1 }, { logins: 2 }))
    expect(properties()).toEqual({ logins: 2 })
  }
)

it('A trait that a call lacks is left alone', async () => {
  await send({ traitsToIncrement: ['logins'] }, calls({ plan: 'Basic' }))
  expect(properties()).toEqual({ plan: 'Basic' })
})

it('Lists change identify calls alone', async () => {
  await send({ traitsToIncrement: ['logins'] }, { type: 'track', event: 'Clicked', properties: { logins: 5 } })
  expect(properties()).toEqual({})
})
