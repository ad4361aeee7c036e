/** The files of analytics-next as Segment's CDN has them, from its npm package. */
import { readdirSync, readFileSync } from 'fs'
import { dirname, join } from 'path'

const FOLDER = join(dirname(require.resolve('@segment/analytics-next/package.json')), 'dist', 'umd')

/** A part that the library loads when it needs it. Its name has a hash of what it holds. */
const BUNDLE = /\.bundle\.[0-9a-f]+\.js$/

/** Where the map of a file lies, which is not served. */
const SOURCE_MAP = /\n?\/\/# sourceMappingURL=.*\s*$/

/** Addresses of Segment's that the library falls back to. It finds its own in a page only where that begins with `https`. */
const SEGMENTS_CDN = /https:\/\/cdn\.segment\.com(?=["/])/g
const SEGMENTS_API = /"api\.segment\.io\/v1"/g

/** The files of analytics-next, read once. */
export class LibraryFiles {
  /** The library itself. */
  private readonly standalone = withoutMap(readFileSync(join(FOLDER, 'standalone.js'), 'utf8'))
  private readonly bundles = new Map(
    readdirSync(FOLDER)
      .filter((name) => BUNDLE.test(name))
      .map((name) => [name, withoutMap(readFileSync(join(FOLDER, name), 'utf8'))])
  )

  /**
   * The library as a page's snippet loads it: it asks this server for its settings and its other parts, and never Segment's.
   * @param origin This server's, such as `http://127.0.0.1:3000`; of characters that mean nothing in a script.
   */
  library(origin: string): string {
    return this.standalone
      .replace(SEGMENTS_CDN, origin)
      .replace(SEGMENTS_API, JSON.stringify(`${new URL(origin).host}/v1`))
  }

  /** @param name A file's, such as `schemaFilter.bundle.<hash>.js`; undefined is given for one that is none of the library's. */
  bundle(name: string): string | undefined {
    return this.bundles.get(name)
  }
}

function withoutMap(script: string): string {
  return script.replace(SOURCE_MAP, '\n')
}
