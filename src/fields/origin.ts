import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** What sent the event, and which plan it follows. */
export const originFields: Record<string, InputField> = {
  library: {
    label: 'Library',
    description: 'The library that sent the call, as Amplitude shows it in the event. "segment" when empty.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.library.name')
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
  }
}
