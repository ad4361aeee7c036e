import { join } from 'path'
import { contribute } from '../contribute'
import { contributionOf } from '../contribution'
import type { MadeUpCheckout } from '../made-up-checkout'
import { DESTINATIONS, makeCheckout } from '../made-up-checkout'
import { COUNTERPART_PATHS } from '../replaced-tests'
import { madeUpContribution } from './made-up-contribution'

const OWN = { folder: 'amplitude', dryRun: true }
const BESIDE = { folder: 'amplitude-v2', name: 'Amplitude V2', slug: 'actions-amplitude-v2', dryRun: true }
const imports = {
  '__tests__/one.test.ts':
    "import fs from 'fs'\nimport nock from 'nock'\nimport utc from 'dayjs/plugin/utc'\nimport UAParser from '@amplitude/ua-parser-js'\nimport { parseFql } from '@segment/destination-subscriptions'\n"
}

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
})
afterEach(() => checkout.remove())

const steps = (options: typeof OWN, files = {}) =>
  contribute(madeUpContribution(['logEvent'], files), checkout.root, options)

describe('What is left to a person', () => {
  it("is no registration of Segment's own folder, which is there", async () => {
    expect(await steps(OWN)).not.toContain('register(')
  })

  it("is the registration of Segment's own folder where the checkout has none, or one that is commented out", async () => {
    checkout.write(`${DESTINATIONS}/index.ts`, "// register('0123456789abcdef01234567', './amplitude')\n")
    expect(await steps(OWN)).toContain("register('<id from Segment>', './amplitude')")
  })

  it('is the registration of another folder, for the cloud and for the browser, with no invented id', async () => {
    const report = await steps(BESIDE)
    expect(report).toContain("register('<id from Segment>', './amplitude-v2')")
    expect(report).toContain("register('<id from Segment>', '@segment/analytics-browser-actions-amplitude-plugins')")
    expect(report).not.toMatch(/[0-9a-f]{24}/)
  })

  it('is the build that metadata and validate need, before them', async () => {
    const report = await steps(OWN)
    const places = [
      'yarn nx build @segment/destinations-manifest',
      `./bin/run generate:metadata-payload --path ${DESTINATIONS}/amplitude/index.ts`,
      './bin/run validate'
    ].map((step) => report.indexOf(step))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  it('is each package that the repository has not, and no other', async () => {
    checkout.remove()
    checkout = makeCheckout({ '@amplitude/ua-parser-js': '^0.7.25', dayjs: '^1.10.7' })
    const report = await steps(OWN, imports)
    expect(/does not have: (.*?)\. Those/.exec(report)?.[1]).toBe('nock')
  })

  it('is no package where all are there', async () => {
    checkout.remove()
    checkout = makeCheckout({ '@amplitude/ua-parser-js': '^0.7.25', dayjs: '^1.10.7', nock: '^13.1.4' })
    expect(await steps(OWN, imports)).not.toContain('does not have')
  })
})

describe("The tests that stand for Segment's own", () => {
  it('are part of the contribution', async () => {
    const contribution = await contributionOf(join(__dirname, '..', '..', '..'))
    expect(COUNTERPART_PATHS.filter((path) => !contribution.has(path))).toEqual([])
    // Each file of the contribution is laid out anew, which takes a while where the machine has other work.
  }, 120_000)
})
