/** What analytics-next asks for before it sends anything: the settings of a source, as `CDNSettings` of its package names them. */

/**
 * Settings by which the library sends its calls here, and nothing to any destination itself: all are of Segment's servers.
 * @param writeKey The page's.
 * @param origin This server's, such as `http://127.0.0.1:3000`.
 */
export function librarySettings(writeKey: string, origin: string) {
  const { host, protocol } = new URL(origin)
  return {
    integrations: {
      // A second entry would make it load destinations of the classic kind.
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}/v1`,
        protocol: protocol.replace(':', ''),
        unbundledIntegrations: []
      }
    },
    plan: {},
    edgeFunction: {},
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
    middlewareSettings: { routingRules: [] },
    enabledMiddleware: {},
    metrics: { sampleRate: 0 }
  }
}
