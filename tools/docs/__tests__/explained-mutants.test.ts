import { readFileSync } from 'fs'
import { join } from 'path'
import { withExplainedMutants } from '../explained-mutants'

const DOCUMENT = readFileSync(join(__dirname, '../../../docs/mutation.md'), 'utf8')

it('The mutants in docs/mutation.md are those of explained.json: else run npm run docs', () => {
  expect(withExplainedMutants(DOCUMENT)).toBe(DOCUMENT)
})

it('Mutants stand under their file and their reason, each with what becomes of its code', () => {
  const why = 'Nobody asks for [it].'
  const changed = withExplainedMutants(DOCUMENT, [
    { file: 'src/b.ts', from: 'x', becomes: '{}', why },
    { file: 'src/a.ts', from: 'one || `two`', becomes: ['true', 'one'], why },
    { file: 'src/a.ts', from: ' {\n  two()', becomes: '{}', why }
  ])
  expect(changed).toContain(`
### \`src/a.ts\`

- ${why}
  - \`\` one || \`two\` \`\` → \`true\`, \`one\`
  - \`{ two()\` → \`{}\`

### \`src/b.ts\`

- ${why}
  - \`x\` → \`{}\`
`)
})
