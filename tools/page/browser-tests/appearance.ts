import { join } from 'path'
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './workbench'

/** Where the pictures of the documentation stand. They are written when `UPDATE_SCREENSHOTS` is set. */
const DOCS = join(__dirname, '..', '..', '..', 'docs', 'page')

const SCHEMES = ['light', 'dark'] as const
type Scheme = typeof SCHEMES[number]

/** The width that most have, a wider one, and that of a phone; each with a height that goes with it. */
const WIDTHS = [
  [1440, 900],
  [1280, 800],
  [390, 844]
]

/** Narrower than this, one part of the page is shown at a time. */
const WIDE = 1100

const everywhere = (state: string) =>
  WIDTHS.flatMap(([width]) => SCHEMES.map((scheme) => `${state}-${width}-${scheme}`))

/** What the documentation shows: state, width, scheme. */
const PICTURES = [
  ...['sent', 'batch', 'mapping', 'user'].flatMap(everywhere),
  'stream-1280-light',
  'stream-390-light',
  'settings-1280-light',
  'migration-1280-light'
]

/**
 * Expects a state of the page to have no violation of accessibility rules, and nothing to scroll sideways, at each width.
 * @param state Its name, as pictures of it are called.
 * @param tab Where it is to be seen on a phone, which shows one part of the page at a time; absent for a dialog.
 */
export async function expectAccessible(page: Page, state: string, colorScheme: Scheme, tab?: string): Promise<void> {
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height })
    if (tab && width < WIDE) {
      await page.getByRole('tablist', { name: 'Parts of the page' }).getByRole('tab', { name: tab }).click()
    }
    await settled(page)
    expect(await violations(page), `${state} ${width}`).toEqual([])
    expect(await isAsWideAsItsWindow(page), `${state} ${width} does not scroll sideways`).toBe(true)
    await picture(page, `${state}-${width}-${colorScheme}`)
  }
}

/** Colors are judged when nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(400)
}

async function violations(page: Page): Promise<string[]> {
  // Not as a script of the page, which its policy forbids.
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

function isAsWideAsItsWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
}

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.UPDATE_SCREENSHOTS || !PICTURES.includes(name)) return
  await page.screenshot({ path: join(DOCS, `${name}.png`), scale: 'css' })
}
