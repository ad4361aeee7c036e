import { extname, join } from 'path'

/** A file of the page as a browser gets it. */
export interface Asset {
  type: string
  body: string | Uint8Array
}

const CLIENT = join(__dirname, '..', 'client')

const TYPES: Record<string, string | undefined> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml'
}

/**
 * Builds the page, in memory: nothing is written, and there is no step to run before.
 * @returns The files by their path, `/index.html` among them.
 * @throws What Vite says about a source that it cannot build.
 */
export async function bundlePage(): Promise<Map<string, Asset>> {
  const { build } = await import('vite')
  const output = await build({
    root: CLIENT,
    configFile: false,
    envFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      write: false,
      target: 'es2022',
      // Browsers that know light-dark(), which would be rewritten for older ones to what the page's schemes do not set.
      cssTarget: ['chrome125', 'firefox125', 'safari18'],
      modulePreload: { polyfill: false },
      // React and CodeMirror are a file of 1.5 MB: on one machine that is no distance.
      chunkSizeWarningLimit: 3000
    }
  })
  if (!('output' in output)) throw new Error('The page was not built as one bundle.')
  return new Map(
    output.output.map((file) => [
      `/${file.fileName}`,
      {
        type: TYPES[extname(file.fileName)] ?? 'application/octet-stream',
        body: file.type === 'chunk' ? file.code : file.source
      }
    ])
  )
}
