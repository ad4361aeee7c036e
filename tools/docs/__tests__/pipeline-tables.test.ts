import { readFileSync } from 'fs'
import { join } from 'path'
import { withPipelineTables } from '../pipeline-tables'

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/pipeline.md'), 'utf8')

it('The settings and metrics in docs/pipeline.md are those of the code: else run npm run docs', async () => {
  expect(await withPipelineTables(DOCUMENT)).toBe(DOCUMENT)
})

it('What is written by hand in it names no setting, metric or entry of the log that there is not', async () => {
  const tables = await withPipelineTables(
    '<!-- settings: -->\n<!-- /settings -->\n<!-- metrics: -->\n<!-- /metrics -->\n'
  )
  const named = [
    ...DOCUMENT.matchAll(/`((?:pipeline|PIPELINE)_[A-Za-z_]+|(?:kafka|collect|status|settings)\.[A-Za-z.]+)`/g)
  ]
  for (const [, name] of named) expect(tables).toContain(name)
})
