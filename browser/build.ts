/** Builds what the package ships: the plugin for bundlers and for a script tag, and its types. `tsx build.ts [directory]` */
import { execFileSync } from 'child_process'
import { mkdirSync, writeFileSync } from 'fs'
import { join, resolve } from 'path'
import { bundle } from './bundle'

const directory = resolve(process.argv[2] ?? join(__dirname, 'dist'))
const entry = join(__dirname, 'src', 'plugin.ts')

async function main(): Promise<void> {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'amplitude-companion.mjs'), await bundle({ entry, format: 'es' }))
  const script = await bundle({ entry, format: 'iife', name: 'AmplitudeCompanion' })
  writeFileSync(join(directory, 'amplitude-companion.js'), script)
  const tsc = require.resolve('typescript/bin/tsc')
  const project = join(__dirname, 'tsconfig.build.json')
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', directory], { stdio: 'inherit' })
}

void main()
