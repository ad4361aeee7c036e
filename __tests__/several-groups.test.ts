import type { JSONObject } from '@segment/actions-core'
import { eitherWay } from './support/either-way'
import { sendBatch } from './support/send-batch'

const group = (rest: Record<string, unknown> = {}) => ({ type: 'group', groupId: 'group-1', ...rest })
const noIds = { userId: undefined, anonymousId: undefined }

/** What the events of a group call say of groups. */
async function changesOf(call: Record<string, unknown>, mapping: JSONObject): Promise<any[]> {
  const { events } = await eitherWay('groupIdentify', call, mapping)
  return events.map(({ event_type, groups, user_properties, group_properties }) => ({
    event_type,
    groups,
    ...(user_properties && { user_properties }),
    ...(group_properties && { group_properties })
  }))
}

const joins = (groups: unknown) => ({ event_type: '$identify', groups, user_properties: { $set: groups } })
const sets = (groups: unknown, properties: unknown) => ({
  event_type: '$groupidentify',
  groups,
  group_properties: { $set: properties }
})

describe('Group Identify with several values (G2)', () => {
  const several = { group_type: 'Organization', group_value: { '@path': '$.traits.names' } }
  const withNames = (names: unknown, rest: object = {}) => group({ traits: { names, seats: 2 }, ...rest })

  it('lets the user join each, and gives each the properties', async () => {
    const names = ['Acme', 'Größe 商']
    expect(await changesOf(withNames(names), several)).toEqual([
      joins({ Organization: names }),
      sets({ Organization: 'Acme' }, { names, seats: 2 }),
      sets({ Organization: 'Größe 商' }, { names, seats: 2 })
    ])
  })

  it('lets the user join them where there are no properties', async () => {
    const mapping = { ...several, group_properties: null }
    expect(await changesOf(withNames(['Acme', 'Globex']), mapping)).toEqual([
      joins({ Organization: ['Acme', 'Globex'] })
    ])
  })

  it.each([
    ['numbers, which become text', [1, 0, -2.5], ['1', '0', '-2.5']],
    ['booleans, which become text', [true, false], ['true', 'false']],
    ['spaces around names', [' Acme ', '\tGlobex\n'], ['Acme', 'Globex']],
    ['what is no name, which is left out', ['Acme', '', ' ', null, 'Globex'], ['Acme', 'Globex']],
    ['names that JavaScript knows', ['__proto__', 'constructor'], ['__proto__', 'constructor']]
  ])('takes %s', async (_, names, sent) => {
    const [join, ...described] = await changesOf(withNames(names), several)
    expect(join).toEqual(joins({ Organization: sent }))
    expect(described.map(({ groups }: any) => groups.Organization as unknown)).toEqual(sent)
  })

  it('takes a name once that stands there twice, so that nothing is added to its group twice', async () => {
    const call = group({ traits: { names: ['Acme', ' Acme ', 'Globex', 'Acme'], $add: { visits: 1 } } })
    const { events } = await eitherWay('groupIdentify', call, several)
    expect(events.map(({ groups }) => groups.Organization as unknown)).toEqual([['Acme', 'Globex'], 'Acme', 'Globex'])
  })

  it.each([
    ['one name', ['Acme']],
    ['one name twice', ['Acme', 'Acme']],
    ['one name beside what is none', ['', 'Acme', null]]
  ])('is one group where the list holds %s', async (_, names) => {
    const [join] = await changesOf(withNames(names), several)
    expect(join).toEqual(joins({ Organization: 'Acme' }))
  })

  it.each([
    ['nothing', []],
    ['nothing but what is no name', ['', ' ', null]]
  ])('is a missing value where the list holds %s', async (_, names) => {
    expect(await changesOf(withNames(names), several)).toEqual([joins({ '[Segment] Group': 'group-1' })])
  })

  it.each([[{}], [['Acme', {}]], [['Acme', ['Globex', 'Initech']]]])(
    'rejects its call alone where the framework finds no text in %j',
    async (names) => {
      const { statuses, results } = await sendBatch(
        'groupIdentify',
        [withNames('A'), withNames(names), group()],
        several
      )
      expect(statuses).toEqual([200, 400, 200])
      expect(results[1].errormessage).toMatch(/group_value.* must be a string/)
    }
  )

  it('rejects its call where one of them holds half of a character, and names the field and the value', async () => {
    const { message } = await eitherWay('groupIdentify', withNames(['Acme', 'x\ud83d']), several)
    expect(message).toMatch(/group_value "x\\ud83d" holds half of a character/)
  })

  it('gives each event an insert id of its own, the same with every retry', async () => {
    const idsOf = async () => {
      const { events } = await eitherWay('groupIdentify', withNames(['A', 'B', 'C']), several)
      return events.map(({ insert_id }) => insert_id as string)
    }
    const ids = await idsOf()
    expect(new Set(ids).size).toBe(4)
    expect(await idsOf()).toEqual(ids)
  })

  it('sends the properties of each where there is no user', async () => {
    const { requests } = await eitherWay('groupIdentify', withNames(['Acme', 'Globex'], noIds), several)
    expect(requests.map(({ body }) => body.identification as unknown)).toEqual([
      ['Acme', 'Globex'].map((group_value) => ({
        group_type: 'Organization',
        group_value,
        group_properties: { $set: { names: ['Acme', 'Globex'], seats: 2 } }
      }))
    ])
  })
})
