import { mkdtempSync, existsSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { contribute } from '../contribute'
import type { Contribution } from '../contribution'
import { contributionOf } from '../contribution'
import type { MadeUpCheckout } from '../made-up-checkout'
import { makeCheckout } from '../made-up-checkout'

const PROJECT = join(__dirname, '..', '..', '..')
const options = { folder: 'amplitude-v2', dryRun: false }

let contribution: Contribution
beforeAll(async () => {
  contribution = await contributionOf(PROJECT)
}, 60_000)

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
})
afterEach(() => checkout.remove())

const there = (path: string) => readFileSync(join(checkout.root, checkout.folder, path), 'utf8')
const here = (path: string) => readFileSync(join(PROJECT, path), 'utf8')
const isThere = (path: string) => existsSync(join(checkout.root, checkout.folder, path))

describe('contributing to a checkout', () => {
  it('lays the destination and its generated types over each other, unchanged', async () => {
    await contribute(contribution, checkout.root, options)
    expect(there('index.ts')).toBe(here('src/index.ts'))
    expect(there('amplitude/deliver.ts')).toBe(here('src/amplitude/deliver.ts'))
    expect(there('generated-types.ts')).toBe(here('generated-types/generated-types.ts'))
    expect(there('logEvent/index.ts')).toBe(here('src/logEvent/index.ts'))
    expect(there('logEvent/generated-types.ts')).toBe(here('generated-types/logEvent/generated-types.ts'))
  })

  it('puts the tests beside it, with the imports that they need there', async () => {
    await contribute(contribution, checkout.root, options)
    expect(there('__tests__/support/sent.ts')).toContain("import destination from '../../index'")
    expect(there('__tests__/settings.test.ts')).toContain("import destination from '../index'")
    expect(there('__tests__/sendable-properties.test.ts')).toContain("from '../events/sendable-properties'")
  })

  it('leaves tests over real connections here, and comments for the linter too', async () => {
    await contribute(contribution, checkout.root, options)
    expect(isThere('__tests__/delivery/mock-amplitude.ts')).toBe(true)
    expect(isThere('__tests__/delivery/real-connections.test.ts')).toBe(false)
    expect(there('__tests__/delivery/broken-connections.test.ts')).not.toContain('eslint-disable')
  })

  it('takes the folder that it is told', async () => {
    await contribute(contribution, checkout.root, { ...options, folder: 'amplitude-next' })
    expect(existsSync(join(checkout.root, checkout.folder, '..', 'amplitude-next', 'index.ts'))).toBe(true)
    expect(isThere('index.ts')).toBe(false)
  })

  it('writes nothing in a dry run, and says what it would write', async () => {
    const report = await contribute(contribution, checkout.root, { ...options, dryRun: true })
    expect(report).toContain(`write ${checkout.folder}/logEvent/generated-types.ts`)
    expect(report).toContain('Nothing is written')
    expect(isThere('')).toBe(false)
  })

  it('leaves the registration to a person, and invents no id', async () => {
    const report = await contribute(contribution, checkout.root, options)
    expect(report).toContain("register('<id from Segment>', './amplitude-v2')")
    expect(report).toContain('generate:metadata-payload')
    expect(report).not.toMatch(/[0-9a-f]{24}/)
  })

  it('names the packages that are missing there, and only those', async () => {
    checkout.remove()
    checkout = makeCheckout({ '@amplitude/ua-parser-js': '0.7.33', dayjs: '1.11.13' })
    const report = await contribute(contribution, checkout.root, { ...options, dryRun: true })
    const [, missing] = /does not have: (.*?)\. Those/.exec(report) ?? []
    expect(missing).toContain('nock')
    expect(missing).not.toMatch(/dayjs|ua-parser-js|\bfs\b|\.\//)
  })

  it('can be repeated before anything is committed', async () => {
    await contribute(contribution, checkout.root, options)
    expect(await contribute(contribution, checkout.root, options)).toMatch(/Done:\n {2}keep \d+ files/)
  })

  it('removes what is no longer part of it, and keeps the metadata that is generated there', async () => {
    await contribute(contribution, checkout.root, options)
    checkout.write(`${checkout.folder}/events/of-old.ts`, 'export {}\n')
    checkout.write(`${checkout.folder}/metadata.json`, '{}\n')
    checkout.commit()
    const report = await contribute(contribution, checkout.root, options)
    expect(report).toContain(`remove ${checkout.folder}/events/of-old.ts`)
    expect(isThere('events/of-old.ts')).toBe(false)
    expect(there('metadata.json')).toBe('{}\n')
  })
})

describe('contributing is refused', () => {
  it('where there is no checkout of Segment’s repository', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    await expect(contribute(contribution, elsewhere, options)).rejects.toThrow(
      'is no checkout of segmentio/action-destinations'
    )
    rmSync(elsewhere, { recursive: true })
  })

  it('where the package has another name', async () => {
    checkout.write('packages/destination-actions/package.json', JSON.stringify({ name: 'something-else' }))
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(
      'is no checkout of segmentio/action-destinations'
    )
  })

  it('where git could not bring back what is there', async () => {
    rmSync(join(checkout.root, '.git'), { recursive: true })
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow('is not the root of a git checkout')
  })

  it.each(['../core', 'Amplitude', 'a/b', '', '.'])('into a folder named "%s"', async (folder) => {
    await expect(contribute(contribution, checkout.root, { ...options, folder })).rejects.toThrow(
      "no name for a destination's folder"
    )
  })

  it('where a file has changes that nobody committed, and nothing is written then', async () => {
    await contribute(contribution, checkout.root, options)
    checkout.commit()
    checkout.write(`${checkout.folder}/presets.ts`, '// mine\n')
    checkout.write(`${checkout.folder}/index.ts`, "// 'actions-amplitude'\n")
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(
      /uncommitted changes .*index\.ts, presets\.ts/
    )
    expect(there('presets.ts')).toBe('// mine\n')
  })

  it('where a file that git does not know would be removed', async () => {
    checkout.write(`${checkout.folder}/notes.md`, 'mine\n')
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(/uncommitted changes .*notes\.md/)
  })

  it('where a file that git ignores would be removed', async () => {
    checkout.write('.gitignore', 'notes.md\n')
    checkout.commit()
    checkout.write(`${checkout.folder}/notes.md`, 'mine\n')
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(/uncommitted changes .*notes\.md/)
  })

  it('where another destination lives, and not where changes are elsewhere', async () => {
    checkout.write(`${checkout.folder}/index.ts`, "export const slug = 'actions-other'\n")
    checkout.write('packages/destination-actions/src/destinations/other/index.ts', '// not committed\n')
    checkout.write('README.md', 'not committed\n')
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(
      'holds a destination that is not actions-amplitude'
    )
    await expect(contribute(contribution, checkout.root, { ...options, folder: 'elsewhere' })).resolves.toContain(
      'Done'
    )
  })
})
