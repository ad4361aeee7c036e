import { readdirSync, readFileSync } from 'fs'
import { join } from 'path'
import type { AnyEvent, Example } from '../api'

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples')

/** An example as it stands in its file. */
interface ExampleFile {
  title: string
  action: string
  payload: AnyEvent
  mapping?: Record<string, unknown>
}

/** The calls of `examples/`: those of the classic destination's documentation, and one for each preset. */
export function readExamples(): Example[] {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'))
  return files.map((name) => {
    const { title, action, payload, mapping } = JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as ExampleFile
    return { title, action, event: payload, mapping }
  })
}
