import { existsSync, readFileSync } from 'fs'
import { join } from 'path'
import { contribute } from '../contribute'
import type { MadeUpCheckout } from '../made-up-checkout'
import { DESTINATIONS, makeCheckout, writeDestination } from '../made-up-checkout'
import { madeUpContribution } from './made-up-contribution'

const SEGMENTS = ['logEvent', 'identifyUser', 'mapUser', 'groupIdentifyUser', 'logPurchase', 'logEventV2']
const FOLDER = `${DESTINATIONS}/amplitude`
const options = { folder: 'amplitude', dryRun: false }

let checkout: MadeUpCheckout
beforeEach(() => {
  checkout = makeCheckout()
  writeDestination(checkout, 'amplitude', { name: 'Actions Amplitude', slug: 'actions-amplitude', actions: SEGMENTS })
  checkout.commit()
})
afterEach(() => checkout.remove())

const without = (...lost: string[]) => madeUpContribution(SEGMENTS.filter((action) => !lost.includes(action)))
const refused = (contribution = without()) => expect(contribute(contribution, checkout.root, options)).rejects

describe('An action of the folder that the contribution lacks', () => {
  it.each(SEGMENTS)('%s is named, and nothing is written', async (action) => {
    const index = readFileSync(join(checkout.root, FOLDER, 'index.ts'), 'utf8')
    await refused(without(action)).toThrow(
      `${FOLDER} has actions that this destination lacks: ${action}. What is saved for an action that is gone stops without an error. Add them to src/ first.`
    )
    expect(readFileSync(join(checkout.root, FOLDER, 'index.ts'), 'utf8')).toBe(index)
  })

  it('is known by its folder alone', async () => {
    checkout.write(`${FOLDER}/orderCompleted/generated-types.ts`, 'export interface Payload {}\n')
    checkout.commit()
    await refused().toThrow('lacks: orderCompleted.')
  })

  it('is known by its key alone', async () => {
    checkout.write(
      `${FOLDER}/index.ts`,
      "export default { name: 'Actions Amplitude', slug: 'actions-amplitude', actions: { logEvent, 'inline': { fields: {} } } }\n"
    )
    checkout.commit()
    await refused().toThrow('lacks: inline.')
  })

  it('is missed where its folder travels along and its key does not', async () => {
    const contribution = without('logEventV2')
    contribution.set('logEventV2/index.ts', 'export default {}\n')
    contribution.set('logEventV2/generated-types.ts', 'export interface Payload {}\n')
    await refused(contribution).toThrow('lacks: logEventV2.')
  })

  it('is in no way where each is there, with more', async () => {
    const more = madeUpContribution([...SEGMENTS, 'logPage'])
    await expect(contribute(more, checkout.root, options)).resolves.toContain('Done')
    expect(existsSync(join(checkout.root, FOLDER, 'logEventV2/index.ts'))).toBe(true)
  })
})

describe('A field of the folder that the contribution lacks', () => {
  it('is named with its action, and is for a person to judge', async () => {
    checkout.write(
      `${FOLDER}/logEventV2/generated-types.ts`,
      "export interface Payload {\n  user_id?: string\n  trackRevenuePerProduct?: boolean\n  'with-hyphen'?: { inner: string }\n}\n"
    )
    checkout.write(
      `${FOLDER}/generated-types.ts`,
      'export interface Settings {\n  apiKey: string\n  region?: string\n}\n'
    )
    checkout.commit()
    const report = await contribute(without(), checkout.root, options)
    expect(report).toContain('Fields that were there and are missing now')
    expect(report).toMatch(/^ {2}logEventV2\/generated-types\.ts: trackRevenuePerProduct, with-hyphen$/m)
    expect(report).toMatch(/^ {2}generated-types\.ts: region$/m)
  })

  it('is not spoken of where none is', async () => {
    expect(await contribute(without(), checkout.root, options)).not.toContain('Fields that were there')
  })
})
