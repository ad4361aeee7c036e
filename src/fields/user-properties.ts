import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** Where a user comes from: Segment's name for it in the event, and the user property it becomes. */
const ATTRIBUTION = {
  referrer: { label: 'Referrer', path: '$.context.page.referrer' },
  utm_source: { label: 'UTM Source', path: '$.context.campaign.source' },
  utm_medium: { label: 'UTM Medium', path: '$.context.campaign.medium' },
  utm_campaign: { label: 'UTM Campaign', path: '$.context.campaign.name' },
  utm_term: { label: 'UTM Term', path: '$.context.campaign.term' },
  utm_content: { label: 'UTM Content', path: '$.context.campaign.content' }
}

/** A field for one of Amplitude's operations on user properties. */
function operationField(label: string, description: string): InputField {
  return {
    label,
    description,
    type: 'object',
    displayMode: 'collapsed',
    additionalProperties: true,
    defaultObjectUI: 'keyvalue'
  }
}

/** A field for an operation that by default records where the user comes from. */
function attributionField(label: string, description: string, prefix: string, labelPrefix: string): InputField {
  const entries = Object.entries(ATTRIBUTION)
  return {
    ...operationField(label, description),
    properties: Object.fromEntries(
      entries.map(([name, source]) => [
        prefix + name,
        {
          label: labelPrefix + source.label,
          description: `The user property ${prefix}${name}.`,
          type: 'string' as const
        }
      ])
    ),
    default: Object.fromEntries(entries.map(([name, source]) => [prefix + name, path(source.path)]))
  }
}

/** What an event changes of its user. */
export const userPropertiesFields: Record<string, InputField> = {
  user_properties: {
    label: 'User Properties',
    description:
      'Properties to set on the user. They overwrite what the user had. Empty values are left out; use Unset to take a property away.',
    type: 'object',
    additionalProperties: true,
    default: path('$.traits')
  },
  setOnce: attributionField(
    'Set Once',
    'User properties that are set only if the user does not have them yet, such as where the user first came from. initial_referring_domain is derived from initial_referrer. A property may stand in one operation only; the first of Unset, Set Once, Add, Append, Prepend, Pre-Insert, Post-Insert and Remove has it.',
    'initial_',
    'Initial '
  ),
  setAlways: attributionField(
    'Set Always',
    'User properties that are set with every event, such as where the user came from last. referring_domain is derived from referrer. They win over User Properties of the same name.',
    '',
    ''
  ),
  add: operationField(
    'Add',
    'Numbers to add to user properties; negative ones subtract. A property that the user does not have starts at 0. A value that is no number rejects the event.'
  ),
  append: operationField('Append', 'Values to put at the end of user properties that are lists.'),
  prepend: operationField('Prepend', 'Values to put at the start of user properties that are lists.'),
  preInsert: operationField(
    'Pre-Insert',
    'Values to put at the start of user properties that are lists, if the list does not hold them yet.'
  ),
  postInsert: operationField(
    'Post-Insert',
    'Values to put at the end of user properties that are lists, if the list does not hold them yet.'
  ),
  remove: operationField('Remove', 'Values to take out of user properties that are lists.'),
  unset: {
    label: 'Unset',
    description: 'Names of user properties to take away from the user.',
    type: 'string',
    multiple: true,
    displayMode: 'collapsed'
  },
  trackClickIds: {
    label: 'Track Click IDs',
    description:
      "Whether the click ids in the page's URL (gclid, gbraid, wbraid, dclid, fbclid, msclkid, ttclid, twclid, li_fat_id, rdt_cid, ko_click_id) become user properties: the last under their own name, the first as initial_gclid and so on.",
    type: 'boolean',
    category: 'config',
    default: false
  },
  page_search: {
    label: 'Query String',
    description: "The query string of the page's URL, from which click ids are taken.",
    type: 'string',
    unsafe_hidden: true,
    default: path('$.context.page.search')
  },
  skip_user_properties_sync: {
    label: 'Skip User Properties Sync',
    description:
      "Whether Amplitude leaves this event out when it syncs user properties ($skip_user_properties_sync), so that the event does not carry the user's current properties.",
    type: 'boolean',
    category: 'config',
    displayMode: 'collapsed',
    default: false
  }
}

function traitList(label: string, effect: string): InputField {
  return {
    label,
    description: `Names of traits. ${effect} A trait named here is no plain user property; in several lists, the first of set once, increment, append and prepend has it.`,
    type: 'string',
    multiple: true,
    displayMode: 'collapsed'
  }
}

/** Operations by the name of a trait, as in the settings of the classic destination. */
export const traitListFields: Record<string, InputField> = {
  traitsToIncrement: traitList(
    'Traits to Increment',
    'Their value is added to the user property, and must be a number.'
  ),
  traitsToSetOnce: traitList('Traits to Set Once', 'They are set only if the user does not have them yet.'),
  traitsToAppend: traitList('Traits to Append', 'Their value is put at the end of the user property, a list.'),
  traitsToPrepend: traitList('Traits to Prepend', 'Their value is put at the start of the user property, a list.')
}
