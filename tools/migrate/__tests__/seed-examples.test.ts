import { readFileSync } from 'fs'
import { join } from 'path'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

interface Example {
  title: string
  payload: object
  sends: { url: string; body: object }[]
}

const example = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'examples', `${name}.json`), 'utf8')) as Example

const allPages = { trackAllPages: true, trackNamedPages: false, trackCategorizedPages: false }

/** The calls of the classic destination's documentation, and the settings that it names with them. */
const WITH_SETTINGS: [string, object][] = [
  ['page', allPages],
  ['screen', allPages],
  ['page-named-and-categorized', { trackNamedPages: true, trackCategorizedPages: true }],
  ['order-completed', { trackRevenuePerProduct: false }],
  ['order-completed-revenue-per-product', { trackRevenuePerProduct: true }],
  ['group', { groupTypeTrait: 'group_type', groupValueTrait: 'name' }],
  ['group-without-type', {}],
  ['identify-with-groups', {}],
  ['event-level-groups', {}],
  ['session-id', {}],
  ['out-of-session', {}],
  ['app-version', {}]
]

it.each(WITH_SETTINGS)('The example %s sends, migrated with %j, what it says', async (name, classic) => {
  const { payload, sends } = example(name)
  // The envelope of the other tests has an anonymous id, which these calls have not.
  await send(classic, { anonymousId: undefined, ...payload }, { verb: 'Loaded' })
  const sent = sandbox().requests.map(({ host, path, body }) => {
    const { api_key: key, ...rest } = body as Record<string, unknown>
    expect(key).toBe('api-key')
    return { url: `https://${host}${path}`, body: rest }
  })
  expect(sent).toEqual(sends)
})
