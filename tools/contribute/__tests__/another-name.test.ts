import { readFileSync } from 'fs'
import { join } from 'path'
import type { ContributeOptions } from '../contribute'
import { contribute } from '../contribute'
import { contributionOf } from '../contribution'
import { readDefinition } from '../definition-text'
import type { MadeUpCheckout } from '../made-up-checkout'
import { DESTINATIONS, makeCheckout, writeDestination } from '../made-up-checkout'
import { madeUpContribution } from './made-up-contribution'

const PROJECT = join(__dirname, '..', '..', '..')
const BESIDE = { folder: 'amplitude-v2', name: 'Amplitude V2', slug: 'actions-amplitude-v2', dryRun: false }
const OWN = { name: 'Actions Amplitude', slug: 'actions-amplitude', actions: ['logEvent'] }

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
  writeDestination(checkout, 'amplitude', OWN)
  checkout.commit()
})
afterEach(() => checkout.remove())

const there = (path: string, folder = BESIDE.folder) =>
  readFileSync(join(checkout.root, DESTINATIONS, folder, path), 'utf8')
const small = (files = {}) => madeUpContribution(['logEvent'], files)
const refused = (options: Partial<ContributeOptions>, files = {}) =>
  expect(contribute(small(files), checkout.root, { folder: BESIDE.folder, dryRun: false, ...options })).rejects

describe("contributing beside Segment's own destination", () => {
  it('gives the definition the name and the slug, and touches that of Segment in no way', async () => {
    const before = there('index.ts', 'amplitude')
    await contribute(small(), checkout.root, BESIDE)
    expect(readDefinition(there('index.ts'))).toMatchObject({ name: 'Amplitude V2', slug: 'actions-amplitude-v2' })
    expect(there('index.ts', 'amplitude')).toBe(before)
  })

  it('lets the tests of the whole contribution expect them', async () => {
    const whole = await contributionOf(PROJECT)
    await contribute(whole, checkout.root, BESIDE)
    expect(readDefinition(there('index.ts'))).toMatchObject({ name: 'Amplitude V2', slug: 'actions-amplitude-v2' })
    expect(there('__tests__/settings.test.ts')).toContain("name: 'Amplitude V2', slug: 'actions-amplitude-v2'")
    const leftOver = [...whole.keys()].filter((path) => /(name|slug): '[Aa]ctions[- ][Aa]mplitude'/.test(there(path)))
    expect(leftOver).toEqual([])
  })

  it('keeps the key under which calls carry their options', async () => {
    const files = {
      'fields/session.ts': "export const path = '$.integrations.Actions Amplitude.session_id'\n",
      '__tests__/session.test.ts':
        "it('is read', () => ({ integrations: { 'Actions Amplitude': { session_id: 1 } } }))\n"
    }
    await contribute(small(files), checkout.root, BESIDE)
    for (const [path, text] of Object.entries(files)) expect(there(path)).toBe(text)
  })

  it('sets lines of a test that a longer name breaks as the formatter there has them', async () => {
    const line = (name: string, slug: string) =>
      `expect(destination).toMatchObject({ name: '${name}', slug: '${slug}', mode: 'cloud' })`
    const name = 'Amplitude with a name that is quite long'
    const files = { '__tests__/settings.test.ts': `${line('Actions Amplitude', 'actions-amplitude')}\n` }
    await contribute(small(files), checkout.root, { ...BESIDE, name })
    expect(there('__tests__/settings.test.ts').split('\n').length).toBeGreaterThan(2)
    expect(there('__tests__/settings.test.ts')).toContain(`name: '${name}'`)
  })

  it('can be repeated', async () => {
    await contribute(small(), checkout.root, BESIDE)
    expect(await contribute(small(), checkout.root, BESIDE)).toMatch(/Done:\n {2}keep \d+ files/)
  })
})

describe("contributing beside Segment's own destination is refused", () => {
  it.each([
    ['a name', { slug: 'actions-amplitude-v2' }],
    ['a slug', { name: 'Amplitude V2' }],
    ['both', {}]
  ])('without %s', async (_, given) => {
    await refused(given).toThrow('The folder amplitude-v2 needs a name and a slug of its own: --name and --slug.')
  })

  it('with a name that another destination of the checkout has, with where and what to do', async () => {
    await refused({ ...BESIDE, name: 'Actions Amplitude' }).toThrow(
      /^The destination in amplitude has the name "Actions Amplitude" already, .*Choose another --name\.$/
    )
  })

  it('with a slug that another destination of the checkout has', async () => {
    await refused({ ...BESIDE, slug: 'actions-amplitude' }).toThrow(
      'The destination in amplitude has the slug "actions-amplitude" already'
    )
  })

  it('with a name that stands in a constant of another definition', async () => {
    checkout.write(
      `${DESTINATIONS}/other/index.ts`,
      "const NAME = 'Amplitude V2'\nconst definition: Definition = { name: NAME, actions: {} }\nexport default definition\n"
    )
    await refused(BESIDE).toThrow('The destination in other has the name "Amplitude V2" already')
  })

  it('and not with the name of a preset, which is no destination', async () => {
    await expect(contribute(small(), checkout.root, { ...BESIDE, name: 'Track Calls' })).resolves.toContain('Done')
  })

  it("and so is Segment's own, where one beside it has its name", async () => {
    writeDestination(checkout, 'older', OWN)
    await refused({ folder: 'amplitude' }).toThrow(
      /The destination in older has the name "Actions Amplitude" already, .*Remove older/
    )
  })

  it("with a name or a slug for Segment's own folder", async () => {
    await refused({ ...BESIDE, folder: 'amplitude' }).toThrow(
      "amplitude is Segment's own destination, which keeps its name and slug. Leave out --name and --slug"
    )
  })

  it.each(['', ' ', "Amplitude's", 'a\\b', 'a\nb', '"', '-a', 'x'.repeat(81)])('with the name "%s"', async (name) => {
    await refused({ ...BESIDE, name }).toThrow('is no name')
  })

  it.each(['', 'Actions', 'a b', 'a_b', '-a', 'a-', "a'"])('with the slug "%s"', async (slug) => {
    await refused({ ...BESIDE, slug }).toThrow('is no slug')
  })

  it('where the definition does not name itself at exactly one place', async () => {
    const twice = "export default { name: 'Actions Amplitude', slug: 'actions-amplitude', actions: {} }\n".repeat(2)
    await refused(BESIDE, { 'index.ts': twice }).toThrow("has name: 'Actions Amplitude' at 2 places")
    const never = "export default { name: NAME, slug: 'actions-amplitude', actions: {} }\n"
    await refused(BESIDE, { 'index.ts': never }).toThrow("has name: 'Actions Amplitude' at 0 places")
  })

  it('where another destination lives in the folder', async () => {
    writeDestination(checkout, 'amplitude-v2', { name: 'Other', slug: 'actions-other', actions: ['logEvent'] })
    checkout.commit()
    await refused(BESIDE).toThrow('amplitude-v2 holds a destination that is not actions-amplitude-v2')
  })
})
