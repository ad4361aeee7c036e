import { migrated } from './migrated'

const { send, sandbox } = migrated()

/** The group call of the classic destination's documentation. */
const groupId = '082108c8-f51e-485f-9d2d-b6ba57ee2c40'
const traits = { group_type: 'Organization', name: 'ExampleCorp, LLC', employees: '20', email: 'info@example.com' }
const group = { type: 'group', groupId, traits }

const byTraits = { groupTypeTrait: 'group_type', groupValueTrait: 'name' }

const joined = () => sandbox().user('user-1234')
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

it('Groups of one event stay what they are, options of the call', async () => {
  await send(byTraits, {
    type: 'track',
    event: 'Clicked Benefits Dropdown',
    integrations: { Amplitude: { groups: { onboarding_cohort: 'Summer 2016' } } }
  })
  expect(sandbox().events()).toMatchObject([{ event: { groups: { onboarding_cohort: 'Summer 2016' } } }])
})
