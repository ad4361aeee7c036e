import { readFileSync } from 'fs'
import { join } from 'path'
import { CHANGED_RULES } from '../changed-rules'
import { withChangesTables } from '../changes-table'
import { NEW_FIELDS } from '../new-fields'

const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'migration.md'), 'utf8')

describe('docs/migration.md', () => {
  it('says what the migration of saved subscriptions adds and changes; if not, run npm run docs', () => {
    expect(guide).toBe(withChangesTables(guide))
  })

  it.each(CHANGED_RULES.map(({ about }) => about))('has a row for the change: %s', (about) => {
    expect(guide).toMatch(new RegExp(`^\\| ${about} +\\|`, 'm'))
  })

  it.each(NEW_FIELDS.flatMap(({ keys }) => keys))('names the new field %s', (key) => {
    expect(guide).toContain(`\`${key}\``)
  })
})

it('A document without a place for one of the tables is refused', () => {
  expect(() => withChangesTables('<!-- changes: here -->\n\n<!-- /changes -->')).toThrow(
    'The document has no <!-- new-fields'
  )
})
