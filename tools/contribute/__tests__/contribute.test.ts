import { existsSync, readFileSync } from 'fs'
import { join } from 'path'
import { contribute } from '../contribute'
import type { Contribution } from '../contribution'
import { contributionOf } from '../contribution'
import type { MadeUpCheckout } from '../made-up-checkout'
import { DESTINATIONS, makeCheckout, writeDestination } from '../made-up-checkout'

const PROJECT = join(__dirname, '..', '..', '..')
const FOLDER = `${DESTINATIONS}/amplitude`
const options = { folder: 'amplitude', dryRun: false }

let contribution: Contribution
beforeAll(async () => {
  contribution = await contributionOf(PROJECT)
}, 60_000)

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
})
afterEach(() => checkout.remove())

const there = (path: string) => readFileSync(join(checkout.root, FOLDER, path), 'utf8')
const here = (path: string) => readFileSync(join(PROJECT, path), 'utf8')
const isThere = (path: string) => existsSync(join(checkout.root, FOLDER, path))

describe('contributing to a checkout', () => {
  it('lays the destination and its generated types over each other, unchanged', async () => {
    await contribute(contribution, checkout.root, options)
    expect(there('index.ts')).toBe(here('src/index.ts'))
    expect(there('amplitude/deliver.ts')).toBe(here('src/amplitude/deliver.ts'))
    expect(there('generated-types.ts')).toBe(here('generated-types/generated-types.ts'))
    expect(there('logEvent/index.ts')).toBe(here('src/logEvent/index.ts'))
    expect(there('logEvent/generated-types.ts')).toBe(here('generated-types/logEvent/generated-types.ts'))
  })

  it('puts the tests beside it, and what helps them where Jest does not take it for a suite', async () => {
    await contribute(contribution, checkout.root, options)
    expect(there('__tests__/__helpers__/support/sent.ts')).toContain("import destination from '../../../index'")
    expect(there('__tests__/settings.test.ts')).toContain("import destination from '../index'")
    expect(there('__tests__/settings.test.ts')).toContain("from './__helpers__/support/sent'")
    expect(there('__tests__/sendable-properties.test.ts')).toContain("from '../events/sendable-properties'")
    expect(there('__tests__/delivery/answers.test.ts')).toContain("from '../__helpers__/delivery/mock-amplitude'")
  })

  it('brings no file that Segment’s Jest would take for a suite without a test', () => {
    // What Jest takes without a `testMatch`, and what Segment's settings pass over.
    const suites = [...contribution.keys()].filter(
      (path) =>
        /(^|\/)__tests__\/.*\.[jt]sx?$|\.(test|spec)\.[jt]sx?$/.test(path) && !path.includes('__tests__/__helpers__/')
    )
    expect(suites.length).toBeGreaterThan(50)
    expect(suites.filter((path) => !/\b(it|test)(\.each)?\b/.test(contribution.get(path) ?? ''))).toEqual([])
    expect(suites.filter((path) => !path.endsWith('.test.ts'))).toEqual([])
  })

  it('leaves tests over real connections here, and comments for the linter too', async () => {
    await contribute(contribution, checkout.root, options)
    expect(isThere('__tests__/__helpers__/delivery/mock-amplitude.ts')).toBe(true)
    expect(isThere('__tests__/delivery/real-connections.test.ts')).toBe(false)
    expect(there('__tests__/delivery/broken-connections.test.ts')).not.toContain('eslint-disable')
  })

  it('writes nothing in a dry run, and says what it would write', async () => {
    const report = await contribute(contribution, checkout.root, { ...options, dryRun: true })
    expect(report).toContain(`write ${FOLDER}/logEvent/generated-types.ts`)
    expect(report).toContain('Nothing is written')
    expect(isThere('')).toBe(false)
  })

  it('can be repeated before anything is committed', async () => {
    await contribute(contribution, checkout.root, options)
    expect(await contribute(contribution, checkout.root, options)).toMatch(/Done:\n {2}keep \d+ files/)
  })

  it('needs no uncommitted file outside of its folder to be put aside', async () => {
    checkout.write(`${DESTINATIONS}/other/index.ts`, '// not committed\n')
    checkout.write('README.md', 'not committed\n')
    await expect(contribute(contribution, checkout.root, options)).resolves.toContain('Done')
  })
})

describe("contributing over Segment's own destination", () => {
  const OWN_FILES = {
    '__tests__/amplitude.test.ts': 'it.todo("theirs")\n',
    '__tests__/utm.test.ts': 'it.todo("theirs")\n',
    '__tests__/referrer.test.ts': 'it.todo("theirs")\n',
    '__tests__/brand-new.test.ts': 'it.todo("theirs")\n',
    'logPurchase/__tests__/snapshot.test.ts': 'it.todo("theirs")\n',
    'logPurchase/__tests__/__snapshots__/snapshot.test.ts.snap': '// theirs\n',
    '__e2e__/index.ts': 'export {}\n',
    'logEvent/__e2e__/fixtures.e2e.ts': 'export {}\n',
    'removed/__e2e__/fixtures.e2e.ts': 'export {}\n',
    'regional-endpoints.ts': 'export {}\n',
    'metadata.json': '{}\n'
  }
  const AROUND = [
    `${DESTINATIONS}/index.ts`,
    'packages/destinations-manifest/src/index.ts',
    'packages/browser-destinations/destinations/amplitude-plugins/src/index.ts',
    'packages/destination-actions/package.json'
  ]

  beforeEach(() => {
    writeDestination(checkout, 'amplitude', {
      name: 'Actions Amplitude',
      slug: 'actions-amplitude',
      actions: ['logEvent', 'identifyUser', 'logPurchase', 'mapUser']
    })
    for (const [path, text] of Object.entries(OWN_FILES)) checkout.write(`${FOLDER}/${path}`, text)
    checkout.commit()
  })

  it('puts the next version in its place', async () => {
    await contribute(contribution, checkout.root, options)
    expect(there('index.ts')).toBe(here('src/index.ts'))
    expect(isThere('regional-endpoints.ts')).toBe(false)
  })

  it('leaves the metadata, which is generated there, and the calls that Segment runs against Amplitude', async () => {
    const report = await contribute(contribution, checkout.root, options)
    for (const path of ['metadata.json', '__e2e__/index.ts', 'logEvent/__e2e__/fixtures.e2e.ts']) {
      expect(there(path)).toBe(OWN_FILES[path as keyof typeof OWN_FILES])
      expect(report).toContain(`leave ${FOLDER}/${path}`)
    }
    expect(isThere('removed/__e2e__/fixtures.e2e.ts')).toBe(false)
  })

  it('touches neither a registration nor the part for the browser', async () => {
    const before = AROUND.map((path) => readFileSync(join(checkout.root, path), 'utf8'))
    await contribute(contribution, checkout.root, options)
    expect(AROUND.map((path) => readFileSync(join(checkout.root, path), 'utf8'))).toEqual(before)
  })

  it('says which tests go, and which take their place', async () => {
    const report = await contribute(contribution, checkout.root, options)
    expect(isThere('__tests__/utm.test.ts')).toBe(false)
    expect(report).toMatch(/^ {2}__tests__\/utm\.test\.ts: __tests__\/attribution\.test\.ts$/m)
    expect(report).toMatch(/^ {2}__tests__\/referrer\.test\.ts: __tests__\/referrer\.test\.ts, /m)
    expect(report).toMatch(/^ {2}__tests__\/amplitude\.test\.ts: .*__tests__\/log-event\.test\.ts/m)
    expect(report).toMatch(/^ {2}logPurchase\/__tests__\/snapshot\.test\.ts: __tests__\/snapshot\.test\.ts$/m)
  })

  it('says of a test for which it knows no other that a person has to read it', async () => {
    const report = await contribute(contribution, checkout.root, options)
    expect(report).toContain('__tests__/brand-new.test.ts: nothing that is known. Read it before you commit')
  })

  it('removes a file of ours that is no longer part of the contribution', async () => {
    await contribute(contribution, checkout.root, options)
    checkout.write(`${FOLDER}/events/of-old.ts`, 'export {}\n')
    checkout.commit()
    const report = await contribute(contribution, checkout.root, options)
    expect(report).toContain(`remove ${FOLDER}/events/of-old.ts`)
    expect(isThere('events/of-old.ts')).toBe(false)
  })

  it('says again after a commit of no test that it goes', async () => {
    await contribute(contribution, checkout.root, options)
    checkout.write(`${FOLDER}/__tests__/referrer.test.ts`, '// ours, as it was\n')
    checkout.commit()
    const report = await contribute(contribution, checkout.root, options)
    expect(report).toContain(`write ${FOLDER}/__tests__/referrer.test.ts`)
    expect(report).not.toContain('takes their place')
  })
})
