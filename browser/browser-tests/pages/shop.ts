/** What runs in the pages of the tests: Segment's library with the companion, as a site sets them up. */
import { AnalyticsBrowser } from '@segment/analytics-next'
import type { AnalyticsBrowserSettings, InitOptions } from '@segment/analytics-next'
import { amplitudeCompanion } from '../../src/plugin'
import type { CompanionOptions } from '../../src/plugin'

export interface ShopOptions {
  /** The address of Segment. */
  segment: string
  /** In which form the companion comes, if at all: `register(...)`, or Segment's own way of browser actions. */
  as: 'plugin' | 'action' | 'none'
  companion?: CompanionOptions
  load?: InitOptions
}

export interface Shop {
  analytics: AnalyticsBrowser
  companion: ReturnType<typeof amplitudeCompanion>
}

declare global {
  interface Window {
    startShop: (options: ShopOptions) => Promise<void>
    shop: Shop
  }
}

window.startShop = async ({ segment, as, companion: options, load }) => {
  const companion = amplitudeCompanion(options)
  const analytics = new AnalyticsBrowser()
  const settings: AnalyticsBrowserSettings = { writeKey: 'any', cdnURL: segment }
  if (as === 'plugin') void analytics.register(companion)
  if (as === 'action') settings.cdnSettings = await withAction(segment, options ?? {})
  window.shop = { analytics, companion }
  analytics.load(settings, load)
  await analytics.ready()
}

type Settings = NonNullable<AnalyticsBrowserSettings['cdnSettings']>

/** The settings of a source to which Segment's repository has brought the action. */
async function withAction(segment: string, options: CompanionOptions): Promise<Settings> {
  const settings = (await (await fetch(`${segment}/v1/projects/any/settings`)).json()) as Settings
  const subscription = {
    partnerAction: 'sessionId',
    name: 'Browser Session Tracking',
    enabled: true,
    subscribe: 'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"',
    mapping: options
  }
  const plugin = {
    name: 'Amplitude (Actions)',
    creationName: 'Actions Amplitude',
    libraryName: 'amplitude-pluginsDestination',
    url: '/action.js',
    settings: { subscriptions: [subscription] }
  }
  return { ...settings, remotePlugins: [plugin] as unknown as Settings['remotePlugins'] }
}
