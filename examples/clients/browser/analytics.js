import { AnalyticsBrowser } from '@segment/analytics-next'

const host = new URLSearchParams(location.search).get('host') ?? 'http://127.0.0.1:3000'

/**
 * The library as any page has it. Only its `cdnURL` is another one: `?host=`, or that of `npm run serve`. The settings that come
 * from there say where calls go.
 */
export const analytics = AnalyticsBrowser.load({ writeKey: 'any', cdnURL: host })
