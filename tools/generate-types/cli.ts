import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import destination from '../../src'
import { GENERATED_TYPES } from './folder'
import { typesOf } from './types-of'

async function main(): Promise<void> {
  for (const [path, text] of await typesOf(destination)) {
    const file = join(GENERATED_TYPES, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    console.log(relative(process.cwd(), file))
  }
}

void main()
