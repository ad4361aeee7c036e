import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { join } from 'path'
import type { Browser, Locator, Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import { launchBrowser } from './browser'

export { expect }

const ROOT = join(__dirname, '..', '..', '..')

/** The page as a test uses it. */
export interface Workbench {
  url: string
  page: Page
  /** Replaces the text of the event. */
  write: (event: unknown) => Promise<void>
  /** Replaces the event by a file: for what is too large to be typed. */
  open: (event: unknown) => Promise<void>
  /** Replaces the text of an editor, as one does it by hand: CodeMirror does not take what is filled in past it. */
  rewrite: (editor: Locator, text: string) => Promise<void>
  pick: (example: string) => Promise<void>
  send: () => Promise<void>
  /** A card of a preset. */
  preset: (name: string) => Locator
  /** A field of the mapping that is open. */
  field: (key: string) => Locator
  /** Brings a tab of the page into view. */
  show: (tab: string) => Promise<void>
  result: Locator
  requests: Locator
  amplitude: Locator
  /** The line that sums up the last sending. */
  summary: Locator
  /** Brings one of Amplitude's views into view. */
  showAmplitude: (view: 'Users' | 'Events' | 'Groups') => Promise<void>
  /** An event's row in the result, by its number. */
  row: (number: number) => Locator
}

// Playwright reads from a fixture's first parameter what it needs: here nothing.
/* eslint-disable no-empty-pattern */

/** One server a file of tests, started as the README says; and in each test a page of it, on an empty sandbox. */
export const test = base.extend<{ workbench: Workbench }, { server: string; launched: Browser }>({
  server: [
    async ({}, use) => {
      const { url, child } = await startServer()
      await use(url)
      if (child.pid !== undefined) process.kill(-child.pid)
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  launched: [
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  workbench: async ({ server, launched, colorScheme }, use) => {
    await fetch(`${server}/sandbox/reset`, { method: 'POST' })
    await fetch(`${server}/sandbox/faults`, { method: 'DELETE' })
    const context = await launched.newContext({ viewport: { width: 1280, height: 900 }, colorScheme })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    const foreign: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(server) && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(server)
    await expect(page.getByRole('heading', { name: 'Event', exact: true })).toBeVisible()
    await use(workbenchOf(server, page))
    expect(foreign, 'requests to another host').toEqual([])
    expect(errors, 'errors of the page').toEqual([])
    await context.close()
  }
})

function workbenchOf(url: string, page: Page): Workbench {
  const rewrite = async (editor: Locator, text: string) => {
    await editor.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
  }
  return {
    url,
    page,
    async write(event) {
      const text = typeof event === 'string' ? event : JSON.stringify(event, null, 2)
      await rewrite(page.getByLabel('Segment event as JSON'), text)
    },
    async open(event) {
      const buffer = Buffer.from(JSON.stringify(event))
      await page
        .locator('#calls-panel-event input[type=file]')
        .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer })
    },
    rewrite,
    async pick(example) {
      await page.getByRole('combobox', { name: 'Example' }).click()
      await page.getByRole('option', { name: example, exact: true }).click()
    },
    async send() {
      await page.getByRole('button', { name: 'Send', exact: true }).click()
    },
    preset: (name) => page.getByRole('article', { name, exact: true }),
    field: (key) => page.locator(`[data-field="${key}"]`),
    async show(tab) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
    },
    // By their ids: what is hidden behind another tab is there, too.
    result: page.locator('#places-panel-result'),
    requests: page.locator('#places-panel-requests'),
    amplitude: page.locator('#places-panel-amplitude'),
    summary: page.getByRole('region', { name: 'Summary' }),
    async showAmplitude(view) {
      await page.getByRole('tab', { name: 'Amplitude', exact: true }).click()
      await page.locator('#places-panel-amplitude label').getByText(view, { exact: true }).click()
    },
    row: (number) => page.locator(`#places-panel-result [data-event-number="${number}"]`)
  }
}

/** `npm run serve` on any free port, ready when it tells its address. */
async function startServer(): Promise<{ url: string; child: ChildProcess }> {
  // A group of its own, so that npm's children end with it.
  const child = spawn('npm', ['run', '--silent', 'serve', '--', '--port', '0'], { cwd: ROOT, detached: true })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (address) resolve(address)
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('exit', () => reject(new Error(`The server did not start: ${output}`)))
  })
  return { url, child }
}
