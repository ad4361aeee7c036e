/** Where a call was made: in a browser, an app, or on a server. Source: Segment, "Spec: Common Fields". */
export type Channel = 'browser' | 'mobile' | 'server'

/** Segment knows it by the kind of the source; here the library's name tells. */
const CHANNELS: [name: RegExp, channel: Channel][] = [
  [/^analytics\.js$/, 'browser'],
  [/^analytics[-_.](ios|android|swift|kotlin|flutter|react[-_]native|xamarin|unity)/, 'mobile']
]

/**
 * @param library The name that a call gives its library in `context.library.name`.
 * @returns `server` for what is not known, as that claims nothing about a user's device.
 */
export function channelOf(library: unknown): Channel {
  if (typeof library !== 'string') return 'server'
  const name = library.toLowerCase().replace(/^@segment\//, '')
  return CHANNELS.find(([pattern]) => pattern.test(name))?.[1] ?? 'server'
}
