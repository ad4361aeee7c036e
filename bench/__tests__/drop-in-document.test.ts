import { readFileSync } from 'fs'
import { CALLS } from '../drop-in/calls'
import { DOCUMENT, documentOf } from '../drop-in/document'
import { INTENDED } from '../drop-in/intended'

describe('docs/drop-in.md', () => {
  const document = readFileSync(DOCUMENT, 'utf8')

  it('says what is compared, and what differs; if not, run npm run docs:drop-in', () => {
    expect(document).toBe(documentOf())
  })

  it('has a row for each intended difference', () => {
    expect(document.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(INTENDED.length + 2)
  })

  it('says how many calls are compared, which are more than forty, of six actions', () => {
    expect(CALLS.length).toBeGreaterThanOrEqual(40)
    expect(document).toContain(`${CALLS.length} calls, each through a saved subscription`)
    expect(document.match(/^- `\w+`, \d+ calls: /gm)).toHaveLength(6)
  })
})
