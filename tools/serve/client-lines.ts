/** How to point each of Segment's libraries at a server: a line each. docs/clients.md has them all, and says which are tested. */

const LINES: readonly (readonly [client: string, line: (url: string) => string])[] = [
  ['Node', (url) => `new Analytics({ writeKey: 'any', host: '${url}' })`],
  ['Browser, npm', (url) => `AnalyticsBrowser.load({ writeKey: 'any', cdnURL: '${url}' })`],
  ['Browser, snippet', (url) => `in the snippet, ${url} in place of https://cdn.segment.com`],
  ['Python', (url) => `analytics.write_key = 'any'; analytics.host = '${url}'`],
  [
    'React Native',
    (url) => `createClient({ writeKey: 'any', proxy: '${url}/v1', cdnProxy: '${url}/v1', useSegmentEndpoints: true })`
  ]
]

/** The lines, with the clients' names in a column of their own. */
export function clientLines(url: string): string[] {
  const width = Math.max(...LINES.map(([client]) => client.length))
  return LINES.map(([client, line]) => `  ${client.padEnd(width)}  ${line(url)}`)
}
