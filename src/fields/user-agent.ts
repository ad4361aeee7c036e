import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

const whenParsing: InputField['depends_on'] = {
  conditions: [{ fieldKey: 'userAgentParsing', operator: 'is', value: true }]
}

/** What the browser says about itself. */
export const userAgentFields: Record<string, InputField> = {
  userAgent: {
    label: 'User Agent',
    description:
      'The user agent of the browser or device, from which operating system and device are derived where they are not mapped.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.userAgent')
  },
  userAgentParsing: {
    label: 'Parse the User Agent',
    description:
      'Whether operating system and device are derived from the user agent where the mapping has neither. What is mapped is never overridden.',
    type: 'boolean',
    category: 'config',
    default: true
  },
  userAgentData: {
    label: 'User Agent Client Hints',
    description:
      'What modern browsers say beside the user agent: the device model, and the version of the operating system, both more exact than what the user agent says.',
    type: 'object',
    displayMode: 'collapsed',
    depends_on: whenParsing,
    properties: {
      model: { label: 'Model', description: 'The model of the device.', type: 'string' },
      platformVersion: {
        label: 'Platform Version',
        description: 'The version of the operating system.',
        type: 'string'
      }
    },
    default: {
      model: path('$.context.userAgentData.model'),
      platformVersion: path('$.context.userAgentData.platformVersion')
    }
  },
  includeRawUserAgent: {
    label: 'Send the User Agent',
    description: 'Whether the user agent itself is sent too, as user_agent.',
    type: 'boolean',
    category: 'config',
    default: false
  }
}
