import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import { chromium, test as base, expect } from '@playwright/test'
import { browserOptions } from '../../page/browser-tests/browser'
import { EXAMPLE_SETTINGS } from '../../page/example-settings'
import { change, startLocalSegment } from '../__tests__/local-segment'
import type { LocalSegment } from '../__tests__/local-segment'
import type { AmplitudeState, SubscriptionChange } from '../expectation'
import { stateOf, surprises, untilExpected } from '../expectation'
import type { Site } from './site'
import { startSite } from './site'

export { expect }

/** A shop's site in a browser, and the server that its library sends to. */
export interface Shop {
  segment: LocalSegment
  site: Site
  page: Page
  /** Requests to the server's Tracking API. */
  sent: Request[]
  /** Opens a page of the site, under whatever name of this machine. */
  open: (path: string, host?: string) => Promise<void>
  /** Opens a page, and loads the library from npm there as `analytics`, with its `cdnURL` alone changed. */
  load(options?: object): Promise<void>
  /** Sets what the server's page would. */
  change(changes: Record<string, SubscriptionChange> | undefined): void
  /** The id that the library made up for the user of the page. */
  anonymousId(): Promise<string>
  /** Waits for what Amplitude is to hold, and that nothing else comes. */
  leadsTo(expected: AmplitudeState): Promise<void>
}

declare global {
  interface Window {
    AnalyticsBrowser: { load(settings: object, options?: object): Library }
    analytics: Library
  }
}

/** What tests call of the library: its calls take anything in a page. */
export interface Library {
  [call: string]: (...parts: unknown[]) => Promise<unknown>
}

/** How long something that was not expected has to arrive, in ms. */
const SETTLING_MS = 300

// Playwright reads from a fixture's first parameter what it needs: here nothing.
/* eslint-disable no-empty-pattern */

/** One server and one site a file of tests; in each test a new browser profile, on an empty sandbox. */
export const test = base.extend<{ shop: Shop }, { segment: LocalSegment; site: Site; launched: Browser }>({
  segment: [
    async ({}, use) => {
      const segment = await startLocalSegment()
      await use(segment)
      await segment.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  site: [
    async ({ segment }, use) => {
      const site = await startSite(segment.url)
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  launched: [
    async ({}, use) => {
      const { args = [], ...options } = await browserOptions()
      // Names of strangers lead here, and nothing leads out.
      const rules = 'MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'
      const launch = () => chromium.launch({ ...options, args: [...args, `--host-resolver-rules=${rules}`] })
      const browser = await launch().catch(launch)
      await use(browser)
      await browser.close()
    },
    { scope: 'worker', timeout: 60_000 }
  ],
  shop: async ({ segment, site, launched }, use) => {
    segment.sandbox.reset()
    const { subscriptions } = segment.currentSubscriptions.current
    const context = await launched.newContext()
    const errors: string[] = []
    const shop = await openShop(segment, site, context)
    shop.page.on('pageerror', ({ message }) => errors.push(message))
    await use(shop)
    await context.close()
    segment.currentSubscriptions.set({ subscriptions: [...subscriptions], settings: EXAMPLE_SETTINGS })
    expect(errors, 'errors of the page').toEqual([])
  }
})

async function openShop(segment: LocalSegment, site: Site, context: BrowserContext): Promise<Shop> {
  const page = await context.newPage()
  const sent: Request[] = []
  context.on('request', (request) => {
    if (request.url().startsWith(`${segment.url}/v1/`) && request.method() === 'POST') sent.push(request)
  })
  const shop: Shop = {
    segment,
    site,
    page,
    sent,
    async open(path, host = 'localhost') {
      await page.goto(`http://${host}:${site.port}${path}`)
    },
    async load(options = {}) {
      await shop.open(site.library)
      await page.waitForFunction(() => 'AnalyticsBrowser' in window)
      await page.evaluate(
        ([cdnURL, more]) => {
          window.analytics = window.AnalyticsBrowser.load({ writeKey: 'any', cdnURL }, more)
        },
        [segment.url, options] as const
      )
    },
    change: (changes) => change(segment, changes),
    async anonymousId() {
      const id = await page.waitForFunction(() => localStorage.getItem('ajs_anonymous_id'))
      return JSON.parse((await id.jsonValue()) ?? 'null') as string
    },
    async leadsTo(expected) {
      expect(await untilExpected(segment.sandbox, expected, { anonymousId: () => shop.anonymousId() })).toEqual([])
      await page.waitForTimeout(SETTLING_MS)
      expect(surprises(stateOf(segment.sandbox), expected, await shop.anonymousId())).toEqual([])
    }
  }
  return shop
}
