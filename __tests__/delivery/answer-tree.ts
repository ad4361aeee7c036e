import fc from 'fast-check'

/** What Amplitude calls things, and what JavaScript does. */
const NAMES = [
  ...['code', 'error', 'message', 'missing_field', 'events_with_invalid_fields', 'events_with_missing_fields'],
  ...['silenced_events', 'silenced_devices', 'throttled_events', 'throttled_users', 'exceeded_daily_quota_users'],
  ...[
    'eps_threshold',
    'events_ingested',
    'toString',
    'valueOf',
    '__proto__',
    'constructor',
    'length',
    'time',
    'user_id'
  ]
]

const trees = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(fc.jsonValue({ maxDepth: 0 }), fc.constantFrom(...NAMES, 0, 1, 200, 403), fc.string16bits()),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('tree'), { maxKeys: 5 })
  )
}))

/** Anything that an answer in JSON can hold, with the names that answers have in any place. */
export const answerTree: fc.Arbitrary<unknown> = trees.tree
