import type { InputField } from '@segment/actions-core'
import type { Mapping } from './mapping'
import { path } from './mapping'

/** A mapping of an option that a call carries for this destination alone. */
export function optionOfCall(name: string): Mapping {
  return path(`$.integrations.Actions Amplitude.${name}`)
}

/**
 * The options that a call carries for destinations, as a whole. A mapping of one option of the classic destination would have
 * to look first whether there are any: a source on its way from there sends `{Amplitude: false}`, and a path into `false`
 * gives `false`, which would be sent as the option.
 * @param names Of the options, in words.
 */
export function integrationsField(names: string): Record<string, InputField> {
  return {
    integrations: {
      label: 'Integrations Object',
      description: `The options that the call carries for destinations. Where the call has no option of its own for Actions Amplitude, and nothing else is mapped, what it has under Amplitude, the name of the classic destination, counts: ${names}. Leave it empty to pass over what was meant for the classic destination.`,
      type: 'object',
      displayMode: 'collapsed',
      additionalProperties: true,
      default: path('$.integrations')
    }
  }
}
