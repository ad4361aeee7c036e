import type { InputField } from '@segment/actions-core'

/** What sent the event, and which plan it follows. */
export const originFields: Record<string, InputField> = {
  library2: {
    label: 'Library Settings',
    description:
      'The library that Amplitude shows with the event. It is "segment", as with the classic destination, unless the behavior is "Use Mapping" and the mapping holds something.',
    type: 'object',
    displayMode: 'collapsed',
    defaultObjectUI: 'keyvalue',
    properties: {
      behavior: {
        label: 'Behavior',
        description: 'Whether the library is "segment" (Auto) or what is mapped below.',
        type: 'string',
        choices: [
          { label: 'Auto', value: 'auto' },
          { label: 'Use Mapping', value: 'use_mapping' }
        ]
      },
      mapping: {
        label: 'Library Mapping',
        description: 'The library, such as $.context.library.name. Counts with the behavior "Use Mapping" only.',
        type: 'string'
      }
    }
  },
  library: {
    label: 'Library',
    description:
      "The name of Segment's library that sent the call, which tells the platform where nothing else does. When empty, it is context.library.name. It is not sent.",
    type: 'string',
    unsafe_hidden: true
  },
  plan: {
    label: 'Tracking Plan',
    description: "The tracking plan of Amplitude Data that the event follows. Leave it empty if you don't use one.",
    type: 'object',
    displayMode: 'collapsed',
    properties: {
      branch: { label: 'Branch', description: 'The branch of the plan, such as "main".', type: 'string' },
      source: { label: 'Source', description: 'The source in the plan.', type: 'string' },
      version: { label: 'Version', description: 'The version of the plan.', type: 'string' }
    }
  },
  partner_id: {
    label: 'Partner ID',
    description: 'The id that Amplitude has given to a partner who sends events for customers.',
    type: 'string',
    displayMode: 'collapsed'
  }
}
