import type { JSONObject } from '@segment/actions-core'
import { createTestIntegration } from '@segment/actions-core'
import { gunzipSync } from 'zlib'
import type { LocalServer } from '../delivery/local-server'
import { localServer } from '../delivery/local-server'
import { settings } from './sent'

/** What became of a call: its status, and, where it was rejected, the message. */
export interface Fate {
  status: number
  message?: string
  /** The events of the call, as they are reported to have been sent. */
  events: any[]
}

/** An Amplitude that takes everything, over a real connection, so that what arrives is seen as it travels. */
export interface RawAmplitude extends LocalServer {
  /** The JSON text of every request so far. */
  bodies: string[]
  /** Sends calls as one batch. */
  batch(action: string, calls: object[], mapping?: JSONObject): Promise<Fate[]>
  /** Sends one call. */
  single(action: string, call: object, mapping?: JSONObject): Promise<Fate>
}

/** Starts it. `nock.restore()` is to be called before. */
export async function rawAmplitude(): Promise<RawAmplitude> {
  const bodies: string[] = []
  const server = await localServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      bodies.push((request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString())
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"code":200}')
    })
  })
  const common = (mapping: JSONObject) => ({ mapping, settings, useDefaultMappings: true })
  return {
    ...server,
    bodies,
    async batch(action, calls, mapping = {}) {
      const integration = createTestIntegration(server.destination)
      await integration.testBatchAction(action, { ...common(mapping), events: calls as never })
      return (integration.results[0].multistatus as any[]).map(({ status, errormessage, sent }) => ({
        status,
        message: errormessage,
        events: sent?.events ?? (sent ? [sent] : [])
      }))
    },
    async single(action, call, mapping = {}) {
      try {
        await createTestIntegration(server.destination).testAction(action, { ...common(mapping), event: call })
        return { status: 200, events: [] }
      } catch (error) {
        const { status = 400, message } = error as Error & { status?: number }
        return { status, message, events: [] }
      }
    }
  }
}
