import { readFileSync } from 'fs'
import { join } from 'path'
import { withSandboxRulesTables } from '../sandbox-rules-tables'

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8')

it('The documented rules in docs/sandbox.md are those of the code: else run npm run docs', () => {
  expect(withSandboxRulesTables(DOCUMENT)).toBe(DOCUMENT)
})
