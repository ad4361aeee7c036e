import type { InputField } from '@segment/actions-core'
import { objectAt } from './mapping'

/**
 * The options that a call carries for destinations, as a whole. A path into them would give `false` where a source is on its
 * way from the classic destination (`{Amplitude: false}`), and the framework would check an option's type before any code of ours.
 * @param names Of the options, in words.
 */
export function integrationsField(names: string): Record<string, InputField> {
  return {
    integrations: {
      label: 'Integrations Object',
      description: `The options that the call carries for destinations. Where a field of its own is empty, the option under "Actions Amplitude" counts, and then the one under "Amplitude", the name of the classic destination, in any spelling of its name (session_id, sessionId): ${names}. Leave it empty to pass over all options.`,
      type: 'object',
      displayMode: 'collapsed',
      additionalProperties: true,
      default: objectAt('$.integrations')
    },
    respect_classic_integrations: {
      label: 'Respect the Switch of the Classic Destination',
      description:
        'Whether a call that is kept away from the classic destination (integrations.Amplitude is false in the Integrations Object) is passed over here too. A call that names this destination with true, under "Actions Amplitude", is sent all the same. For those who come from the classic destination.',
      type: 'boolean',
      category: 'config',
      unsafe_hidden: true,
      default: false
    }
  }
}
