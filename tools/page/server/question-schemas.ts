/** What the questions of the page must look like, for the server's own validation. */

const object = { type: 'object' } as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const events = { type: 'array', items: object } as const

const subscriptions = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'action', 'trigger', 'mapping'],
    properties: { name: text, action: text, trigger: text, enabled: flag, mapping: object }
  }
} as const

const settings = {
  type: 'object',
  required: ['apiKey', 'secretKey'],
  properties: { apiKey: text, secretKey: text, endpoint: text }
} as const

function body<Properties extends Record<string, object>>(
  properties: Properties,
  optional: Record<string, object> = {}
) {
  return {
    schema: {
      body: { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } }
    }
  }
}

export const PREVIEW = body({ event: object, subscriptions }, { shown: { type: 'integer', minimum: 0 } })
export const REQUESTS = body({ event: object, action: text, mapping: object, compared: object })
export const TAKEN = body({ events, triggers: { type: 'array', items: text } })
export const SEND = body({ events, batch: flag, subscriptions, settings, live: flag })
export const SUBSCRIPTIONS = body({ subscriptions, settings })
export const IMPORT = body(
  { text },
  { action: text, verb: { enum: ['Loaded', 'Viewed', 'classic'] }, deviceMode: { enum: ['browser', 'ios', 'android'] } }
)
export const TEST_SETTINGS = body({ settings, live: flag })
