import { mkdtempSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { contribute } from '../contribute'
import type { MadeUpCheckout } from '../made-up-checkout'
import { DESTINATIONS, makeCheckout } from '../made-up-checkout'
import { madeUpContribution } from './made-up-contribution'

const FOLDER = `${DESTINATIONS}/amplitude`
const options = { folder: 'amplitude', dryRun: false }
const contribution = madeUpContribution(['logEvent'])

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
})
afterEach(() => checkout.remove())

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
    const withPresets = madeUpContribution(['logEvent'], { 'presets.ts': 'export {}\n' })
    await contribute(withPresets, checkout.root, options)
    checkout.commit()
    const index = readFileSync(join(checkout.root, FOLDER, 'index.ts'), 'utf8')
    checkout.write(`${FOLDER}/presets.ts`, '// mine\n')
    checkout.write(`${FOLDER}/index.ts`, `${index}// mine\n`)
    await expect(contribute(withPresets, checkout.root, options)).rejects.toThrow(
      /uncommitted changes .*index\.ts, presets\.ts/
    )
    expect(readFileSync(join(checkout.root, FOLDER, 'presets.ts'), 'utf8')).toBe('// mine\n')
  })

  it('where a file that git does not know would be removed', async () => {
    checkout.write(`${FOLDER}/notes.md`, 'mine\n')
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(/uncommitted changes .*notes\.md/)
  })

  it('where a file that git ignores would be removed', async () => {
    checkout.write('.gitignore', 'notes.md\n')
    checkout.commit()
    checkout.write(`${FOLDER}/notes.md`, 'mine\n')
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(/uncommitted changes .*notes\.md/)
  })

  it('and not where a file that stays there has changes', async () => {
    checkout.write(`${FOLDER}/metadata.json`, '{}\n')
    await expect(contribute(contribution, checkout.root, options)).resolves.toContain('Done')
  })

  it('where another destination lives in the folder', async () => {
    checkout.write(`${FOLDER}/index.ts`, "export default { name: 'Other', slug: 'actions-other', actions: {} }\n")
    checkout.commit()
    await expect(contribute(contribution, checkout.root, options)).rejects.toThrow(
      'holds a destination that is not actions-amplitude'
    )
  })
})
