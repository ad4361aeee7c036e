import { writeFileSync } from 'fs'
import { join } from 'path'
import destination from '../../src'
import { referenceOf } from './reference'

writeFileSync(join(__dirname, '..', '..', 'docs', 'reference.md'), referenceOf(destination))
