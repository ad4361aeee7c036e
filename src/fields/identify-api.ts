import type { InputField } from '@segment/actions-core'

/** What Amplitude's Identify API alone takes. */
export const identifyApiFields: Record<string, InputField> = {
  paying: {
    label: 'Is Paying',
    description:
      "Whether the user is paying. Where this or Initial Version holds something, the call goes to Amplitude's Identify API, which alone takes them, and which drops no repetition by its Insert ID: an increment that is tried again may count twice.",
    type: 'string',
    displayMode: 'collapsed'
  },
  start_version: {
    label: 'Initial Version',
    description: 'The version of the app that the user was first on. See Is Paying.',
    type: 'string',
    displayMode: 'collapsed'
  }
}
