import fc from 'fast-check'
import { migrate } from '../migrate'
import { MigrationError } from '../migration-error'
import { reportInMarkdown, reportInText } from '../report-in-words'
import { saved } from './saved'

/** Keys that the migration looks at, and those that every object has. */
const KEYS = [
  ...['data', 'destination', 'destinations', 'subscriptions', 'subscription', 'settings', 'metadata', 'actions'],
  ...['errors', 'pagination', 'next', 'name', 'actionSlug', 'actionId', 'trigger', 'enabled', 'modelId', 'mapping'],
  ...['action', 'id', 'slug', 'apiKey', 'event_type', 'trackAllPages', '@path', '@template', '__proto__', 'constructor']
]

const leaf = fc.oneof(
  fc.constantFrom<unknown>('logEventV2', 'identifyUser', 'type = "track"', '{{name}}', '••••', '', true, null, 3),
  fc.string()
)
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('anything'), { maxLength: 3 }), tie('object')),
  object: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('anything')), { maxLength: 6 })
    .map((entries) => JSON.parse(`{${entries.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join()}}`))
}))

/** A subscription of which some parts are anything. */
const spoiled = fc
  .dictionary(fc.constantFrom(...Object.keys(saved('logEvent', ''))), anything, { maxKeys: 3 })
  .map((changes) => ({ ...saved('logEventV2', 'type = "track"'), ...changes }))

it.each([
  ['anything', anything],
  ['subscriptions of which parts are anything', fc.array(spoiled, { minLength: 1, maxLength: 3 })]
])('Of %s, a migration and a report come, or a sentence that says why not', (_what, inputs) => {
  fc.assert(
    fc.property(inputs, (input) => {
      try {
        const { report, source } = migrate(input)
        // eslint-disable-next-line no-control-regex
        expect(reportInText(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
        reportInMarkdown(report, source)
      } catch (error) {
        if (!(error instanceof MigrationError)) throw error
        expect(error.message).not.toBe('')
      }
    }),
    { numRuns: 200 }
  )
  expect({}).not.toHaveProperty('apiKey')
})
