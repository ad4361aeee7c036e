import { migrate } from '../migrate'
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

describe('A trait in two lists', () => {
  it.each([
    ['traitsToIncrement', 'traitsToSetOnce', 3],
    ['traitsToIncrement', 'traitsToAppend', 3],
    ['traitsToIncrement', 'traitsToPrepend', 3],
    ['traitsToSetOnce', 'traitsToAppend', 1],
    ['traitsToSetOnce', 'traitsToPrepend', 1]
  ])('%s and %s is in the first of them, as the classic destination took it', async (first, second, value) => {
    await send({ [second]: ['logins'], [first]: ['logins'] }, calls({ logins: 1 }, { logins: 2 }))
    expect(properties()).toEqual({ logins: value })
  })

  it('Append and prepend: it is appended', async () => {
    await send({ traitsToAppend: ['tags'], traitsToPrepend: ['tags'] }, calls({ tags: ['a'] }, { tags: 'b' }))
    expect(properties()).toEqual({ tags: ['a', 'b'] })
  })

  it('takes nothing from the other traits of the second list', async () => {
    const lists = { traitsToIncrement: ['logins'], traitsToSetOnce: ['logins', 'first_plan'] }
    await send(lists, calls({ logins: 1, first_plan: 'Basic' }, { logins: 1, first_plan: 'Pro' }))
    expect(properties()).toEqual({ logins: 2, first_plan: 'Basic' })
  })

  it('is in the report, which needs nobody', () => {
    const { report } = migrate({ traitsToSetOnce: ['a', 'b'], traitsToIncrement: ['a'] })
    expect(report.find(({ key }) => key === 'traitsToSetOnce')).toMatchObject({
      outcome: 'carried over',
      what: 'Traits to Set Once in Identify User, without a.'
    })
  })
})
