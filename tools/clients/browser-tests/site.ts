/** A site on this machine whose pages have Segment's library: built as an app is, and served from a port of its own. */
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { join, relative } from 'path'
import * as snippet from '@segment/snippet'
import { CLIENTS, clientExamples } from '../examples'

const ROOT = join(__dirname, '..', '..', '..')
const LIBRARY_PAGE = join(__dirname, 'library.html')

const TYPES: Record<string, string | undefined> = { html: 'text/html; charset=utf-8', js: 'text/javascript' }

export interface Site {
  port: number
  /** A page in which the library from npm is at hand as `AnalyticsBrowser`. */
  library: string
  /** A page with nothing in it. */
  empty: string
  /** A page with Segment's snippet, whose CDN alone is another one. */
  snippet: string
  /** @param file The path of a page of the examples. */
  example(file: string): string
  close(): Promise<void>
}

/**
 * @param segment The server's address: the snippet's CDN.
 */
export async function startSite(segment: string): Promise<Site> {
  const files = await buildPages()
  files.set('/empty.html', '<!DOCTYPE html><title>Nothing</title>')
  files.set('/snippet.html', pageWithSnippet(segment))
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0]
    const body = files.get(path)
    if (body === undefined) return response.writeHead(404).end()
    return response.setHeader('content-type', TYPES[path.split('.').pop() ?? ''] ?? 'text/plain').end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    library: pathOf(LIBRARY_PAGE),
    empty: '/empty.html',
    snippet: '/snippet.html',
    example: pathOf,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function pathOf(file: string): string {
  return `/${relative(ROOT, file).replaceAll('\\', '/')}`
}

/** Segment's own snippet, as its app shows it. */
function pageWithSnippet(segment: string): string {
  const script = snippet.max({ apiKey: 'any', page: true })
  return `<!DOCTYPE html><title>Shop</title><script>${script.replace('https://cdn.segment.com', segment)}</script>`
}

async function buildPages(): Promise<Map<string, string | Uint8Array>> {
  const { build } = await import('vite')
  const examples = clientExamples('browser', '.html').map(({ file }) => file)
  const output = await build({
    root: ROOT,
    configFile: false,
    envFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: [LIBRARY_PAGE, join(CLIENTS, 'browser', 'index.html'), ...examples] }
    }
  })
  if (!('output' in output)) throw new Error('The pages were not built as one bundle.')
  return new Map(
    output.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const)
  )
}
