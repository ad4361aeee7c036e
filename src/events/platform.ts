/** What a payload says about the platform. */
export interface PlatformSource {
  platform?: string
  library?: string
}

const SPELLINGS = new Map([
  ['ios', 'iOS'],
  ['android', 'Android']
])

/** Segment's library for browsers, whose events come without a platform. */
const BROWSER_LIBRARY = 'analytics.js'

/**
 * The platform, spelled as Amplitude's own SDKs spell it, so that one platform is one value in a chart whatever sent the event.
 */
export function platformOf({ platform, library }: PlatformSource): string | undefined {
  if (platform) return SPELLINGS.get(platform.trim().toLowerCase()) ?? platform
  return library === BROWSER_LIBRARY ? 'Web' : undefined
}
