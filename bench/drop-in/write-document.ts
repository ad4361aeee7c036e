import { writeFileSync } from 'fs'
import { DOCUMENT, documentOf } from './document'

writeFileSync(DOCUMENT, documentOf())
