/** `npm run docs:drop-in`: writes docs/drop-in.md. Needs nothing of the packages of the bench. */
import { writeFileSync } from 'fs'
import { DOCUMENT, documentOf } from './document'

writeFileSync(DOCUMENT, documentOf())
