import { spawnSync } from 'child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import destination from '../../../src'
import { migrate } from '../migrate'

const [, script] = /```js\n([^]*?)```/.exec(
  readFileSync(join(__dirname, '..', '..', '..', 'docs', 'migration.md'), 'utf8')
) as RegExpExecArray

/** Segment's Public API, as far as the script asks it: its catalog knows the actions, and it says what it was asked. */
const PUBLIC_API = `
const actions = ${JSON.stringify(Object.keys(destination.actions).map((slug) => ({ slug, id: `id-of-${slug}` })))}
globalThis.fetch = async (url, { method, headers, body }) => {
  console.log(JSON.stringify({ url, method, authorization: headers.authorization, body: body && JSON.parse(body) }))
  return { ok: true, json: async () => ({ data: { destinationMetadata: { actions } } }) }
}
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('The script of docs/migration.md creates each subscription, with the id of its action and its mapping as settings', () => {
  const { settings, subscriptions } = migrate({ apiKey: 'a', secretKey: 'b', sendAlias: true, trackAllPages: true })
  writeFileSync(join(folder, 'subscriptions.json'), JSON.stringify({ settings, subscriptions }))
  writeFileSync(join(folder, 'public-api.mjs'), PUBLIC_API)
  writeFileSync(join(folder, 'script.mjs'), script)

  const args = ['--import', join(folder, 'public-api.mjs'), 'script.mjs', 'subscriptions.json', 'new', 'catalog']
  const env = { ...process.env, TOKEN: 'token' }
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env })
  expect(stderr).toBe('')

  const [catalog, ...created] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const authorization = 'Bearer token'
  const api = 'https://api.segmentapis.com'
  expect(catalog).toEqual({ url: `${api}/catalog/destinations/catalog`, method: 'GET', authorization })
  expect(created).toEqual(
    subscriptions.map(({ name, action, trigger, enabled, mapping }) => ({
      url: `${api}/destinations/new/subscriptions`,
      method: 'POST',
      authorization,
      body: { name, actionId: `id-of-${action}`, trigger, enabled, settings: mapping }
    }))
  )
})
