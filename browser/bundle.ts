import { build } from 'vite'

export interface Bundling {
  /** The file whose exports it has. */
  entry: string
  format: 'es' | 'iife'
  /** Of an `iife`: the global that has the exports, or is the default export where there is nothing else. */
  name?: string
}

/** Bundles and minifies, in memory. @throws What Vite says about a source that it cannot build. */
export async function bundle({ entry, format, name }: Bundling): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2020',
      minify: true,
      lib: { entry, formats: [format], name, fileName: 'bundle' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } }
    }
  })
  const [output] = Array.isArray(built) ? built : []
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built as one bundle.`)
  return chunk.code
}
