/** The companion as a plugin of analytics-next: `analytics.register(amplitudeCompanion())`. */
import type { Context, Plugin } from '@segment/analytics-next'
import { companionFor } from './companion/companion'
import type { Companion } from './companion/companion'
import type { CompanionOptions } from './companion/options'

export type { CompanionOptions }

/** The plugin, and what a page may ask it once it is loaded. */
export type AmplitudeCompanion = Plugin & Pick<Companion, 'deviceId' | 'sessionId' | 'flush'>

export function amplitudeCompanion(options?: CompanionOptions): AmplitudeCompanion {
  let companion: Companion | undefined
  const enrich = async (context: Context): Promise<Context> => {
    await companion?.enrich({
      event: context.event as Parameters<Companion['enrich']>[0]['event'],
      updateEvent: (path, value) => context.updateEvent(path, value)
    })
    return context
  }
  return {
    name: 'Amplitude companion',
    type: 'enrichment',
    version: '0.1.0',
    isLoaded: () => companion !== undefined,
    async load(_context, analytics) {
      companion = companionFor(analytics as Parameters<typeof companionFor>[0], options)
      return Promise.resolve()
    },
    track: enrich,
    page: enrich,
    screen: enrich,
    identify: enrich,
    group: enrich,
    alias: enrich,
    deviceId: () => companion?.deviceId(),
    sessionId: () => companion?.sessionId(),
    flush: async () => companion?.flush()
  }
}
