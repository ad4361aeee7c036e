import type { InputField } from '@segment/actions-core'
import destination from '../src'

const ACTIONS = Object.entries(destination.actions)

/** The fields of all actions that are like this, each named once; with the action where one of the same name is not. */
function fieldsThat(are: (field: InputField) => boolean): string[] {
  const all = ACTIONS.flatMap(([action, { fields }]) =>
    Object.entries(fields).map(([name, field]) => ({ action, name, field }))
  )
  const such = new Set(all.filter(({ field }) => are(field)).map(({ name }) => name))
  const others = all.filter(({ name, field }) => such.has(name) && !are(field))
  return [...such, ...others.map(({ action, name }) => `not ${name} of ${action}`)].sort()
}

const sorted = (names: string) => names.split(' ').sort()

describe('What a mapping shows at first in the UI', () => {
  const FOR_EVENTS = 'user_id device_id time session_id outOfSession event_properties user_properties groups'
  const FOR_GROUPS = 'group_id group_type group_value group_properties user_id device_id time session_id outOfSession'

  it.each([
    ['logEvent', `event_type revenue ${FOR_EVENTS}`],
    ['logPage', `event_type page_name page_category ${FOR_EVENTS}`],
    ['logPurchase', `event_type revenue ${FOR_EVENTS}`],
    ['identifyUser', 'user_id device_id user_properties groups time session_id outOfSession'],
    ['groupIdentify', FOR_GROUPS],
    ['mapUser', 'user_id global_user_id unmap'],
    ['logEventV2', `event_type revenue ${FOR_EVENTS}`],
    ['groupIdentifyUser', FOR_GROUPS]
  ] as const)('of %s is what people map; all else is folded away, or configuration', (action, shown) => {
    const fields: Record<string, InputField> = destination.actions[action].fields
    const inTheOpen = ({ displayMode, category, unsafe_hidden }: InputField) =>
      displayMode !== 'collapsed' && category !== 'config' && unsafe_hidden !== true
    const names = Object.keys(fields).filter((name) => inTheOpen(fields[name]))
    expect(names.sort()).toEqual(sorted(shown))
  })

  it('has ids among the identifiers, and what is never sent inside an event among the configuration', () => {
    expect(fieldsThat(({ category }) => category === 'identifier')).toEqual(
      sorted('user_id device_id group_id global_user_id unmap')
    )
    const inAllActions = sorted(
      'trackClickIds skip_user_properties_sync respect_classic_integrations userAgentParsing userAgentOs ' +
        'includeRawUserAgent insert_id use_batch_endpoint min_id_length enable_batching batch_size batch_keys ' +
        'trackAllPages trackNamedPages trackCategorizedPages verb trackProductsOnce trackRevenuePerProduct'
    )
    // Kept there without effect.
    const elsewhere = 'not min_id_length of mapUser'
    expect(fieldsThat(({ category }) => category === 'config')).toEqual([...inAllActions, elsewhere].sort())
  })

  it('folds configuration away too that is rarely touched, and leaves the switches in the open', () => {
    expect(fieldsThat(({ category, displayMode }) => category === 'config' && displayMode === 'collapsed')).toEqual(
      sorted('insert_id skip_user_properties_sync')
    )
  })

  it('is without what another switch makes pointless', () => {
    const condition = (fieldKey: string, operator: string) => ({ conditions: [{ fieldKey, operator, value: true }] })
    const dependent = ACTIONS.flatMap(([, { fields }]) =>
      Object.entries(fields).flatMap(([name, { depends_on }]) => (depends_on ? [[name, depends_on] as const] : []))
    )
    expect(Object.fromEntries(dependent)).toEqual({
      userAgentOs: condition('userAgentParsing', 'is'),
      userAgentData: condition('userAgentParsing', 'is'),
      trackRevenuePerProduct: condition('trackProductsOnce', 'is_not'),
      productProperties: condition('trackProductsOnce', 'is_not')
    })
  })
})

describe('An object', () => {
  it("takes properties of the customer's own where it is not made of known ones", () => {
    const closed = fieldsThat(({ type, additionalProperties }) => type === 'object' && additionalProperties !== true)
    expect(closed).toEqual(sorted('library2 plan userAgentData'))
  })

  it('that is made of known properties says which, each as text', () => {
    const { library2, plan, userAgentData } = destination.actions.logEvent.fields
    const typesOf = ({ properties = {} }: InputField) =>
      Object.entries(properties).map(([name, { label, type }]) => `${name}, ${String(label)}: ${type}`)
    expect([library2, plan, userAgentData].map(typesOf)).toEqual([
      ['behavior, Behavior: string', 'mapping, Library Mapping: string'],
      ['branch, Branch: string', 'source, Source: string', 'version, Version: string'],
      ['model, Model: string', 'platformVersion, Platform Version: string']
    ])
  })

  it('is edited as keys and values where each is a decision, and mapped as a whole elsewhere', () => {
    expect(fieldsThat(({ defaultObjectUI }) => defaultObjectUI === 'keyvalue')).toEqual(
      sorted(
        'utm_properties setOnce setAlways add append prepend preInsert postInsert remove groups library2 productProperties'
      )
    )
  })
})
