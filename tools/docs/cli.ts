import { readFileSync, writeFileSync } from 'fs'
import { join } from 'path'
import destination from '../../src'
import { withSettingsTable } from '../migrate/settings-table'
import { referenceOf } from './reference'

const DOCS = join(__dirname, '..', '..', 'docs')
const MIGRATION = join(DOCS, 'migration.md')

writeFileSync(join(DOCS, 'reference.md'), referenceOf(destination))
writeFileSync(MIGRATION, withSettingsTable(readFileSync(MIGRATION, 'utf8')))
