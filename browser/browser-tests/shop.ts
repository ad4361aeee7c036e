import { createServer } from 'http'
import type { Server } from 'http'
import type { AddressInfo } from 'net'
import { join } from 'path'
import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import destination from '../../src'
import { launchBrowser } from '../../tools/page/browser-tests/browser'
import { EXAMPLE_SETTINGS } from '../../tools/page/example-settings'
import { presetsOf } from '../../pipeline/subscriptions/preset-subscriptions'
import { startServer } from '../../tools/serve/start'
import type { Served } from '../../tools/serve/start'
import { bundle } from '../bundle'
import type { ShopOptions } from './pages/shop'

export { expect }

/** A call of the page's. */
export function track(page: Page, name: string, integrations?: Record<string, boolean | Record<string, unknown>>) {
  return page.evaluate(
    ([event, given]) => window.shop.analytics.track(event, {}, given && { integrations: given }).then(() => undefined),
    [name, integrations] as const
  )
}

export const reset = (page: Page) => page.evaluate(() => window.shop.analytics.reset())

/** What the page has stored under names that begin so: cookies and localStorage. */
export function stored(page: Page, prefix: string): Promise<string[]> {
  return page.evaluate(
    (begin) => [...document.cookie.split('; '), ...Object.keys(localStorage)].filter((name) => name.startsWith(begin)),
    prefix
  )
}

export const MINUTE = 60_000
export const DESTINATION = 'Actions Amplitude'
/** When the clock of the pages starts, where a test sets it. */
export const START = Date.UTC(2026, 0, 31, 12)

/** An event as Amplitude has it. */
export interface Event {
  event_type: string
  session_id?: number
  device_id?: string
  user_id?: string
  time: number
  groups?: Record<string, unknown>
  event_properties?: Record<string, unknown>
  user_properties?: Record<string, Record<string, unknown>>
}

/** A site with a browser that visits it, and what Amplitude gets of the visit. */
export interface Visit {
  /** What is shared by the tabs of one browser. */
  context: BrowserContext
  /** Of the site's first page. */
  address: string
  /** Opens a page in a tab and starts Segment's library with the companion there. */
  open: (options?: Partial<ShopOptions> & Opening) => Promise<Page>
  /** The events at Amplitude in the order of their time, once there are so many and no more come. */
  events: (count: number) => Promise<Event[]>
  /** What Segment got, as the library sent it. */
  calls: Record<string, unknown>[]
  /** Requests to Amplitude's own hosts: what its SDKs send from the page. Events go to the sandbox. */
  toAmplitude: URL[]
  served: Served
}

interface Opening {
  /** A tab that is open already. */
  tab?: Page
  /** `shop.localhost` when absent. */
  host?: string
  /** With the query; `/` when absent. */
  path?: string
  referer?: string
  /** Further scripts, which come before the library starts. */
  scripts?: string[]
  /** Runs before the library starts. */
  before?: (page: Page) => Promise<unknown>
}

/** ms in which an event too many would have come. */
const SETTLING_MS = 500

interface Site {
  port: number
  close: () => void
}

// Playwright reads from a fixture's first parameter what it needs: here nothing.
/* eslint-disable no-empty-pattern */

/** One Segment, one Amplitude and one site a file of tests; a browser profile of its own a test. */
export const test = base.extend<
  { form: 'plugin' | 'action'; isActedIn: boolean; visit: Visit },
  { served: Served; site: Site; launched: Browser }
>({
  form: ['plugin', { option: true }],
  isActedIn: [false, { option: true }],
  served: [
    async ({}, use) => {
      const served = await startServer({ port: 0, live: false, bundle: () => Promise.resolve(new Map()) })
      await use(served)
      await served.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  site: [
    async ({}, use) => {
      const site = await startSite()
      await use(site)
      site.close()
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  launched: [
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  visit: async ({ served, site, launched, form, isActedIn }, use) => {
    served.sandbox.reset()
    served.currentSubscriptions.set({ settings: EXAMPLE_SETTINGS, subscriptions: presetsOf(destination) })
    const context = await launched.newContext()
    if (!isActedIn) await context.addInitScript(withoutActs)
    const errors: string[] = []
    const calls: Record<string, unknown>[] = []
    context.on('weberror', (error) => errors.push(error.error().message))
    context.on('request', (request) => {
      const isCall = request.method() === 'POST' && request.url().startsWith(served.url)
      if (isCall) calls.push(request.postDataJSON() as Record<string, unknown>)
    })
    const toAmplitude = await answerForAmplitude(context, served)
    await use({
      context,
      address: `http://shop.localhost:${site.port}/`,
      served,
      calls,
      toAmplitude,
      async open({ tab, host = 'shop.localhost', path = '/', scripts = [], before, referer, ...options } = {}) {
        const page = tab ?? (await context.newPage())
        await page.goto(`http://${host}:${site.port}${path}`, { referer })
        await page.addScriptTag({ url: '/shop.js' })
        for (const url of scripts) await page.addScriptTag({ url })
        await before?.(page)
        const given: ShopOptions = { segment: served.url, as: form, ...options }
        await page.evaluate((text) => window.startShop(JSON.parse(text) as ShopOptions), JSON.stringify(given))
        return page
      },
      async events(count) {
        const events = () => served.sandbox.events().map(({ event }) => event as unknown as Event)
        await expect.poll(() => events().length, { message: 'events at Amplitude' }).toBeGreaterThanOrEqual(count)
        await new Promise((resolve) => setTimeout(resolve, SETTLING_MS))
        expect(events().map(({ event_type }) => event_type)).toHaveLength(count)
        return events().sort((one, other) => one.time - other.time)
      }
    })
    expect(errors, 'errors of the page').toEqual([])
    await context.close()
  }
})

/** What a test runs in a page counts as an act of the user there, and so each tab would have one at the same moment. */
function withoutActs(): void {
  Object.defineProperty(UserActivation.prototype, 'isActive', { get: () => false })
}

/** The configuration of a project that records every session. */
const REPLAY_ON = { configs: { sessionReplay: { sr_sampling_config: { sample_rate: 1, capture_enabled: true } } } }

/** Amplitude's SDKs speak to their own hosts: events come to the sandbox, and all else gets an answer that means nothing. */
async function answerForAmplitude(context: BrowserContext, { sandbox }: Served): Promise<URL[]> {
  const requests: URL[] = []
  await context.route(/^https:\/\/[\w.-]+\.amplitude\.com\//, async (route) => {
    const url = new URL(route.request().url())
    requests.push(url)
    const isEvents = url.pathname === '/2/httpapi' && route.request().method() === 'POST'
    const answer = isEvents
      ? await fetch(`${sandbox.url}/2/httpapi`, sentAlike(route.request()))
      : new Response(JSON.stringify(url.pathname === '/config' ? REPLAY_ON : {}))
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
    await route.fulfill({ status: answer.status, headers, contentType: 'application/json', body: await answer.text() })
  })
  return requests
}

/** What the page sent, as it sent it: its SDK compresses what is large. */
function sentAlike(request: Request): RequestInit {
  const encoding = request.headers()['content-encoding']
  const body = request.postDataBuffer()
  return {
    method: 'POST',
    body: body && new Uint8Array(body),
    headers: encoding === undefined ? {} : { 'content-encoding': encoding }
  }
}

/** The scripts of the pages by their path: each is built when it is first asked for. */
const SCRIPTS: Record<string, { entry: string; name?: string } | undefined> = {
  '/shop.js': { entry: join(__dirname, 'pages', 'shop.ts') },
  '/sdk.js': { entry: join(__dirname, 'pages', 'sdk.ts') },
  '/companion.js': { entry: join(__dirname, '..', 'src', 'plugin.ts'), name: 'AmplitudeCompanion' },
  '/replay.js': { entry: join(__dirname, 'pages', 'replay.ts') },
  '/action.js': { entry: join(__dirname, '..', 'src', 'index.ts'), name: 'action' }
}

/** The default export as the global that Segment's library looks for. */
const ACTION_GLOBAL = "window['amplitude-pluginsDestination'] = action.default"

async function startSite(): Promise<Site> {
  const built = new Map<string, Promise<string>>()
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop.localhost')
    const script = SCRIPTS[pathname]
    if (!script) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Shop</title><h1>Shop</h1>')
      return
    }
    const code = built.get(pathname) ?? bundle({ ...script, name: script.name ?? 'page', format: 'iife' })
    built.set(pathname, code)
    code.then(
      (text) =>
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(pathname === '/action.js' ? `${text};${ACTION_GLOBAL}` : text),
      (error) => response.writeHead(500).end(String(error))
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}
