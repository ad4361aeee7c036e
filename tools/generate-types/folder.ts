import { join } from 'node:path'

/** The folder that holds the generated types, laid out like `src/`. */
export const GENERATED_TYPES = join(__dirname, '..', '..', 'generated-types')
