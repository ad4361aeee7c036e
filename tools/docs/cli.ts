import { readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import destination from '../../src'
import { withChangesTables } from '../migrate/changes-table'
import { withSettingsTable } from '../migrate/settings-table'
import { referenceOf } from './reference'

const DOCS = join(__dirname, '..', '..', 'docs')
const MIGRATION = join(DOCS, 'migration.md')

writeFileSync(join(DOCS, 'reference.md'), referenceOf(destination))
writeFileSync(MIGRATION, withChangesTables(withSettingsTable(readFileSync(MIGRATION, 'utf8'))))
