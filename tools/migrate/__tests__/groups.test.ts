import { payload as group } from '../../../examples/group.json'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

const { groupId, traits } = group

const byTraits = { groupTypeTrait: 'group_type', groupValueTrait: 'name' }

const joined = () => sandbox().user(group.userId)
const properties = () =>
  sandbox()
    .groups()
    .map(({ group_properties }) => group_properties)

it('With both traits set, the user joins the group of that type and name, and the group gets the traits', async () => {
  await send(byTraits, group)
  expect(joined()).toMatchObject({
    groups: { Organization: ['ExampleCorp, LLC'] },
    user_properties: { Organization: 'ExampleCorp, LLC' }
  })
  expect(sandbox().groups()).toMatchObject([
    { group_type: 'Organization', group_value: 'ExampleCorp, LLC', group_properties: traits }
  ])
})

it.each([
  ['neither is set', {}, traits],
  ['only the type is', { groupTypeTrait: 'group_type' }, traits],
  ['only the value is', { groupValueTrait: 'name' }, traits],
  ['the call lacks the type', byTraits, { name: 'ExampleCorp, LLC' }],
  ['the call lacks the value', byTraits, { group_type: 'Organization' }]
])('If %s, the user joins "[Segment] Group", and no properties are set', async (_case, classic, given) => {
  await send(classic, { ...group, traits: given })
  expect(joined()).toMatchObject({ groups: { '[Segment] Group': [groupId] } })
  expect(properties()).toEqual([{}])
})

it('A trait whose name has a space is found', async () => {
  const spaced = { 'group type': 'Organization', 'group name': 'ExampleCorp' }
  await send({ groupTypeTrait: 'group type', groupValueTrait: 'group name' }, { ...group, traits: spaced })
  expect(joined()).toMatchObject({ groups: { Organization: ['ExampleCorp'] } })
})

describe('Group Type Value, as code on phones called the trait', () => {
  const byPhoneKey = { groupTypeTrait: 'group_type', groupTypeValue: 'name' }

  it.each(['ios', 'android'] as const)('names the group on %s in device mode', async (deviceMode) => {
    await send(byPhoneKey, group, { deviceMode })
    expect(joined()).toMatchObject({ groups: { Organization: ['ExampleCorp, LLC'] } })
  })

  it('counts there in place of the other', async () => {
    await send({ ...byPhoneKey, groupValueTrait: 'email' }, group, { deviceMode: 'ios' })
    expect(joined()).toMatchObject({ groups: { Organization: ['ExampleCorp, LLC'] } })
  })

  it('has no effect elsewhere', async () => {
    await send(byPhoneKey, group)
    expect(joined()).toMatchObject({ groups: { '[Segment] Group': [groupId] } })
  })
})
