import type { InputField } from '@segment/actions-core'
import { objectAt } from './mapping'

/**
 * The context of the call as a whole, in place of some thirty paths into it: it costs the framework a fraction of them, and
 * what describes an event never passes a check of the framework that would cost the whole event.
 */
export const callContextField: Record<string, InputField> = {
  context: {
    label: 'Context',
    description:
      'What the call says of app, device, system, carrier, place, language, user agent, page and library. Each field for one of these takes its value from here where it is empty itself, by the path that its description names; a value there that Amplitude cannot take is left out. Leave it empty to send only what is mapped field by field.',
    type: 'object',
    displayMode: 'collapsed',
    additionalProperties: true,
    default: objectAt('$.context')
  }
}
