import type { Agent } from 'https'
import type { FastifyInstance, FastifyReply } from 'fastify'
import destination from '../../../src'
import { MigrationError } from '../../migrate/migration-error'
import { isOwnOrigin } from '../../sandbox/local-requests'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { testSettings } from '../../serve/execute'
import type { ImportQuestion, PreviewQuestion, SendQuestion, TestQuestion } from '../api'
import type { Asset } from './bundle'
import { importSubscriptions } from './import-subscriptions'
import { preview } from './preview'
import { IMPORT, PREVIEW, SEND, TEST_SETTINGS } from './question-schemas'
import { send } from './send'
import { start } from './start'

/** The page runs its own scripts, and talks to nobody but this server. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine and CodeMirror write their styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

export interface PageOptions {
  sandbox: Sandbox
  /** Gives the files of the page by their path. */
  bundle: () => Promise<Map<string, Asset>>
}

/**
 * The local page at `/`, what it asks under `/page`, and the sandbox's own API under `/sandbox`. Segment's pages, which may
 * call a local destination, may not use these: they can send to the real Amplitude.
 */
export async function page(server: FastifyInstance, { sandbox, bundle }: PageOptions): Promise<void> {
  const reroute = rerouteAgent(sandbox.port)
  const agentOf = (live: boolean): Agent | undefined => (live ? undefined : reroute)

  server.addHook('onRequest', async ({ headers }, reply) => {
    if (isOwnOrigin(headers.origin, headers.host)) return undefined
    return reply.code(403).send({ error: `Pages of ${String(headers.origin)} may not use the local page.` })
  })
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    reply.code(error instanceof MigrationError ? 400 : error.statusCode ?? 500).send({ error: error.message })
  )

  server.get('/', async (_request, reply) => sendAsset(reply, (await bundle()).get('/index.html')))
  server.get('/assets/*', async ({ url }, reply) => sendAsset(reply, (await bundle()).get(url)))

  server.get('/page/start', () => start(destination))
  server.post<{ Body: PreviewQuestion }>('/page/preview', PREVIEW, ({ body }) => preview(body))
  server.post<{ Body: SendQuestion }>('/page/send', SEND, ({ body }) => send(body, agentOf(body.live)))
  server.post<{ Body: ImportQuestion }>('/page/import', IMPORT, ({ body }) => importSubscriptions(body))
  server.post<{ Body: TestQuestion }>('/page/test-settings', TEST_SETTINGS, ({ body }) =>
    testSettings(body.settings, agentOf(body.live))
  )

  await server.register(sandbox.inspection, { prefix: '/sandbox' })
}

function sendAsset(reply: FastifyReply, asset: Asset | undefined): FastifyReply {
  if (!asset) return reply.code(404).send({ error: 'There is no such file.' })
  return reply
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .type(asset.type)
    .send(asset.body)
}
