import type { CallContextSource } from './call-context'
import { contextPart } from './call-context'
import { describingText, firstText } from './describing-text'

/** What a payload says about the platform. */
export interface PlatformSource extends CallContextSource {
  platform?: string
  platform_fallback?: string
  library?: string
}

/** Spellings of Amplitude's own SDKs. */
const SPELLINGS = new Map([
  ['ios', 'iOS'],
  ['android', 'Android'],
  ['web', 'Web']
])

/** Systems that are a platform. */
const SYSTEMS: Array<[RegExp, string]> = [
  [/^(ios|ipados|iphone os)\b/i, 'iOS'],
  [/^android\b/i, 'Android']
]

/** Segment's libraries for one platform. */
const LIBRARIES = new Map([
  ['analytics-ios', 'iOS'],
  ['analytics-android', 'Android'],
  ['analytics.js', 'Web']
])

/**
 * The platform, spelled as Amplitude's own SDKs spell it, so that one platform is one value in a chart whatever sent the event. Where
 * nothing says it, the system or the library does.
 * @param osName The system as the call says it. What a user agent tells is none: a page on a phone is the web.
 */
export function platformOf(payload: PlatformSource, osName: string | undefined): string | undefined {
  const platform = firstText(payload.platform, contextPart(payload, 'device').type)?.trim()
  if (platform) return SPELLINGS.get(platform.toLowerCase()) ?? platform
  const system = osName && SYSTEMS.find(([name]) => name.test(osName.trim()))
  if (system) return system[1]
  const library = firstText(payload.library, contextPart(payload, 'library').name)?.trim() ?? ''
  return LIBRARIES.get(library) ?? describingText(payload.platform_fallback)
}
