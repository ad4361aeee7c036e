import type { AuthenticationScheme } from '@segment/actions-core'
import { DEFAULT_REGION } from './amplitude/endpoints'
import { testCredentials } from './amplitude/test-credentials'
import type { Settings } from './generated-types'

/** The settings of the destination, and their test. */
export const authentication: AuthenticationScheme<Settings> = {
  scheme: 'custom',
  fields: {
    apiKey: {
      label: 'API Key',
      description: "The API key of your Amplitude project. It stands in the project's settings, under General.",
      type: 'password',
      required: true
    },
    secretKey: {
      label: 'Secret Key',
      description:
        'The secret key of your Amplitude project. It stands beside the API key, and is used to delete users and to test these settings.',
      type: 'password',
      required: true
    },
    endpoint: {
      label: 'Endpoint Region',
      description: 'Where the data of your Amplitude project lives. A key is known in its own region only.',
      type: 'string',
      format: 'text',
      choices: [
        { label: 'North America', value: 'north_america' },
        { label: 'Europe', value: 'europe' }
      ],
      default: DEFAULT_REGION
    }
  },
  testAuthentication: (request, { settings }) => testCredentials(request, settings)
}
