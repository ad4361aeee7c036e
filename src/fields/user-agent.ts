import type { InputField } from '@segment/actions-core'

const whenParsing: InputField['depends_on'] = {
  conditions: [{ fieldKey: 'userAgentParsing', operator: 'is', value: true }]
}

/** What the browser says about itself. */
export const userAgentFields: Record<string, InputField> = {
  userAgent: {
    label: 'User Agent',
    description:
      'The user agent of the browser or device, from which operating system and device are derived where nothing else says them. When empty, it is context.userAgent.',
    type: 'string',
    displayMode: 'collapsed'
  },
  userAgentParsing: {
    label: 'Parse the User Agent',
    description:
      'Whether operating system and device are derived from the user agent where nothing else says them. What is mapped, or stands in the context, is never overridden.',
    type: 'boolean',
    category: 'config',
    default: true
  },
  userAgentOs: {
    label: 'Browser as OS',
    description:
      'What OS Name and OS Version are when they come from the user agent: the operating system, or, as with the classic destination and with Amplitude\'s own SDK for browsers, the browser ("Chrome"), with the name of the operating system as Device Model. Keep what your charts already have.',
    type: 'string',
    category: 'config',
    depends_on: whenParsing,
    choices: [
      { label: 'Operating system', value: 'system' },
      { label: 'Browser', value: 'browser' }
    ],
    default: 'system'
  },
  userAgentData: {
    label: 'User Agent Client Hints',
    description:
      'What modern browsers say beside the user agent, both more exact than it: model, the model of the device, and platformVersion, the version of the operating system (on Windows a count of builds, from which 10 and 11 are told). When empty, it is context.userAgentData. analytics.js has the two with its option highEntropyValuesClientHints only.',
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
