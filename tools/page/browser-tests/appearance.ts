import { join } from 'path'
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './workbench'

/** Where the pictures of the documentation stand. They are written when `UPDATE_SCREENSHOTS` is set. */
const DOCS = join(__dirname, '..', '..', '..', 'docs', 'page')

/** The states that the documentation shows: state, width, scheme. */
const PICTURES = [
  'sent-wide-light',
  'sent-wide-dark',
  'mapping-wide-light',
  'mapping-narrow-light',
  'batch-wide-light',
  'user-wide-light',
  'stream-wide-light',
  'settings-wide-light',
  'migration-wide-light'
]

const WIDTHS = { wide: { width: 1280, height: 1100 }, narrow: { width: 390, height: 844 } }

/**
 * Expects a state of the page to have no violation of accessibility rules, and nothing to scroll sideways, at each width.
 * @param state Its name, as pictures of it are called.
 */
export async function expectAccessible(page: Page, state: string, colorScheme: 'light' | 'dark'): Promise<void> {
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
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
