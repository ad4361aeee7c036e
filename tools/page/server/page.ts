import type { Agent } from 'https'
import type { FastifyInstance, FastifyReply } from 'fastify'
import destination from '../../../src'
import { MigrationError } from '../../migrate/migration-error'
import { isOfForeignPage, isOwnOrigin } from '../../sandbox/local-requests'
import { rerouteAgent } from '../../sandbox/reroute'
import type { Sandbox } from '../../sandbox/sandbox'
import { testSettings } from '../../execute/execute'
import type {
  ImportQuestion,
  PreviewQuestion,
  RequestsQuestion,
  SendQuestion,
  SubscriptionsQuestion,
  TakenQuestion,
  TestQuestion
} from '../api'
import type { Asset } from './bundle'
import type { CurrentSubscriptions } from './current-subscriptions'
import { importSubscriptions } from './import-subscriptions'
import type { LiveCalls } from './live-calls'
import { LiveStream } from './live-stream'
import { preview, taken } from './preview'
import { previewRequests } from './preview-requests'
import { IMPORT, PREVIEW, REQUESTS, SEND, SUBSCRIPTIONS, TAKEN, TEST_SETTINGS } from './question-schemas'
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
  /** The calls that clients sent. */
  liveCalls: LiveCalls
  /** What these run with, which the page sets. */
  currentSubscriptions: CurrentSubscriptions
}

/**
 * The local page at `/`, what it asks under `/page`, and the sandbox's own API under `/sandbox`. Segment's pages, which may
 * call a local destination, may not use these: they can send to the real Amplitude.
 */
export async function page(
  server: FastifyInstance,
  { sandbox, bundle, liveCalls, currentSubscriptions }: PageOptions
): Promise<void> {
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
  server.post<{ Body: RequestsQuestion }>('/page/requests', REQUESTS, ({ body }) => previewRequests(body))
  server.post<{ Body: TakenQuestion }>('/page/taken', TAKEN, ({ body }) => taken(body))
  server.post<{ Body: SendQuestion }>('/page/send', SEND, ({ body }) => send(body, agentOf(body.live)))
  server.post<{ Body: ImportQuestion }>('/page/import', IMPORT, ({ body }) => importSubscriptions(body))
  server.post<{ Body: TestQuestion }>('/page/test-settings', TEST_SETTINGS, ({ body }) =>
    testSettings(body.settings, agentOf(body.live))
  )
  server.put<{ Body: SubscriptionsQuestion }>('/page/subscriptions', SUBSCRIPTIONS, ({ body }) => {
    currentSubscriptions.set(body)
    return { set: true }
  })
  live(server, liveCalls)

  await server.register(sandbox.inspection, { prefix: '/sandbox' })
}

/** The calls that clients sent: as they come, each as a whole, and a way to forget them. */
function live(server: FastifyInstance, calls: LiveCalls): void {
  const stream = new LiveStream(calls)
  server.addHook('onClose', () => stream.close())
  server.get('/page/live', (request, reply) => {
    // A foreign page's picture has no origin: it could read nothing, and would still hold a connection.
    if (isOfForeignPage(request.headers)) return reply.code(403).send({ error: 'Only the local page may listen.' })
    reply.hijack()
    stream.attach(reply.raw)
    return reply
  })
  server.get<{ Params: { sequence: string } }>('/page/live/calls/:sequence', ({ params }, reply) => {
    const text = calls.textOf(Number(params.sequence))
    if (text === undefined) return reply.code(404).send({ error: 'This call is no longer kept, or cannot be shown.' })
    return reply.type('application/json').send(text)
  })
  server.delete('/page/live/calls', () => {
    calls.clear()
    return { forgotten: true }
  })
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
