import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

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

/** What Segment's plugin in the browser captures; kept for saved mappings of it, as the option of a call is read without one. */
function capturedField(label: string, description: string): InputField {
  return {
    label,
    description: `${description} Empty, the option autocapture_attribution of the call counts, which Segment's plugin in the browser writes.`,
    type: 'object',
    additionalProperties: true,
    unsafe_hidden: true
  }
}

const capturedAttributionFields: Record<string, InputField> = {
  autocaptureAttributionEnabled: {
    ...capturedField('Autocapture Attribution Enabled', 'Whether the captured attribution is the only one.'),
    type: 'boolean',
    additionalProperties: undefined
  },
  autocaptureAttributionSet: capturedField('Autocapture Attribution Set', 'Captured attribution to set.'),
  autocaptureAttributionSetOnce: capturedField('Autocapture Attribution Set Once', 'Captured attribution to set once.'),
  autocaptureAttributionUnset: capturedField('Autocapture Attribution Unset', 'Captured attribution to take away.')
}

/** What an event changes of its user. */
export const userPropertiesFields: Record<string, InputField> = {
  user_properties: {
    label: 'User Properties',
    description:
      'Properties to set on the user. They overwrite what the user had. A value that is null or empty text takes the property away in an identify call, and is left out elsewhere. Operations of Amplitude among them ($set, $add, $unset, $clearAll and so on) are operations.',
    type: 'object',
    additionalProperties: true,
    default: path('$.traits')
  },
  utm_properties: {
    label: 'UTM Properties',
    description:
      'The campaign that led the user here. Each parameter is set as utm_… (name as utm_campaign), and set once as initial_utm_…; one that begins with utm_ already keeps its name. What is mapped to Set Once or Set Always wins. Leave it empty to record no campaigns.',
    type: 'object',
    displayMode: 'collapsed',
    additionalProperties: true,
    defaultObjectUI: 'keyvalue',
    default: path('$.context.campaign')
  },
  referrer: {
    label: 'Referrer',
    description:
      "The page that led the user here. It is set as referrer, its host as referring_domain, and both once as initial_referrer and initial_referring_domain. A referrer on the page's own host (context.page.url) is none. What is mapped to Set Once or Set Always wins. Leave it empty to record no referrers.",
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.page.referrer')
  },
  setOnce: operationField(
    'Set Once',
    'User properties that are set only if the user does not have them yet. initial_referring_domain is derived from initial_referrer. A property may stand in one operation only; the first of Unset, Set Once, Add, Append, Prepend, Pre-Insert, Post-Insert and Remove has it.'
  ),
  setAlways: operationField(
    'Set Always',
    'User properties that are set with every event. referring_domain is derived from referrer. They win over User Properties of the same name.'
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
      "Whether the click ids in the page's URL (context.page.search, or the query of context.page.url: gclid, gbraid, wbraid, dclid, fbclid, msclkid, ttclid, twclid, li_fat_id, rdt_cid, ko_click_id) become user properties: the last under their own name, the first as initial_gclid and so on.",
    type: 'boolean',
    category: 'config',
    default: false
  },
  skip_user_properties_sync: {
    label: 'Skip User Properties Sync',
    description:
      "Whether Amplitude leaves this event out when it syncs user properties ($skip_user_properties_sync), so that the event does not carry the user's current properties.",
    type: 'boolean',
    category: 'config',
    displayMode: 'collapsed',
    default: false
  },
  ...capturedAttributionFields
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
