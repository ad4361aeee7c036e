import { existsSync, readFileSync } from 'fs'
import { join } from 'path'
import { BROWSER_PART, browserContributionOf, contributeBrowserPart } from '../browser-part'
import type { Contribution } from '../contribution'
import type { MadeUpCheckout } from '../made-up-checkout'
import { makeCheckout } from '../made-up-checkout'

const PROJECT = join(__dirname, '..', '..', '..')

let contribution: Contribution
beforeAll(async () => {
  contribution = await browserContributionOf(PROJECT)
})

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
})
afterEach(() => checkout.remove())

const there = (path: string) => readFileSync(join(checkout.root, BROWSER_PART, path), 'utf8')
const isThere = (path: string) => existsSync(join(checkout.root, BROWSER_PART, path))
const index = (...actions: string[]) =>
  `export const destination = { name: 'Amplitude (Actions)', mode: 'device', actions: { ${actions.join(', ')} } }\n`

/** Writes the part for the browser with these actions, as Segment's repository has it. */
function writeBrowserPart(...actions: string[]): void {
  const write = (path: string, text: string) => checkout.write(`${BROWSER_PART}/${path}`, text)
  write('index.ts', index(...actions))
  for (const action of actions) {
    write(`${action}/index.ts`, 'export default {}\n')
    write(
      `${action}/generated-types.ts`,
      'export interface Payload {\n  sessionLength?: number\n  excluded?: string\n}\n'
    )
    write(`${action}/__tests__/${action}.test.ts`, "it('is theirs', () => undefined)\n")
  }
  checkout.commit()
}

describe('the part for the browser', () => {
  it('is the companion without the plugin for other sites, and what was there of its action is gone', async () => {
    writeBrowserPart('sessionId')
    const words = await contributeBrowserPart(contribution, checkout.root, false)
    expect(there('index.ts')).toBe(readFileSync(join(PROJECT, 'browser/src/index.ts'), 'utf8'))
    expect(there('sessionId/index.ts')).toBe(readFileSync(join(PROJECT, 'browser/src/sessionId/index.ts'), 'utf8'))
    expect(isThere('companion/companion.ts')).toBe(true)
    expect(isThere('plugin.ts')).toBe(false)
    expect(isThere('sessionId/__tests__/sessionId.test.ts')).toBe(false)
    expect(words).toContain(`  remove ${BROWSER_PART}/sessionId/__tests__/sessionId.test.ts`)
  })

  it('leaves actions that are there besides, and the index that registers them', async () => {
    writeBrowserPart('sessionId', 'autocaptureAttribution')
    const words = await contributeBrowserPart(contribution, checkout.root, false)
    expect(there('index.ts')).toBe(index('sessionId', 'autocaptureAttribution'))
    expect(isThere('autocaptureAttribution/__tests__/autocaptureAttribution.test.ts')).toBe(true)
    expect(there('sessionId/index.ts')).toContain('companionFor')
    expect(words).toContain(`leave ${BROWSER_PART}/index.ts, which has actions besides: autocaptureAttribution`)
  })

  it('says which fields of theirs it lacks', async () => {
    writeBrowserPart('sessionId')
    expect(await contributeBrowserPart(contribution, checkout.root, false)).toContain(
      'sessionId/generated-types.ts has lost fields that saved mappings may fill: excluded'
    )
  })

  it('writes nothing in a dry run, and says what it would write', async () => {
    writeBrowserPart('sessionId')
    const words = await contributeBrowserPart(contribution, checkout.root, true)
    expect(words).toMatch(/would get:\n {2}write .*\/companion\/attribution\.ts/)
    expect(isThere('companion')).toBe(false)
  })

  it('can be repeated before anything is committed, and then changes nothing', async () => {
    writeBrowserPart('sessionId')
    await contributeBrowserPart(contribution, checkout.root, false)
    expect(await contributeBrowserPart(contribution, checkout.root, false)).toBe('\nThe part for the browser:')
  })

  it('is refused where uncommitted changes would be lost', async () => {
    writeBrowserPart('sessionId')
    checkout.write(`${BROWSER_PART}/sessionId/index.ts`, '// not committed\n')
    await expect(contributeBrowserPart(contribution, checkout.root, false)).rejects.toThrow(
      /amplitude-plugins\/src has uncommitted changes that would be lost: sessionId\/index\.ts/
    )
  })

  it('is none where the checkout has no such folder', async () => {
    expect(await contributeBrowserPart(contribution, join(checkout.root, 'packages'), false)).toBe('')
  })

  it('imports nothing but itself and what its package there depends on', () => {
    const imports = [...contribution.values()].flatMap((text) =>
      [...text.matchAll(/from '([^'.][^']*)'/g)].map(([, name]) => name)
    )
    expect([...new Set(imports)].sort()).toEqual([
      '@segment/browser-destination-runtime/shim',
      '@segment/browser-destination-runtime/types'
    ])
  })
})
