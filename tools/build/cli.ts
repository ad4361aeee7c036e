/** Compiles the destination to `dist/`, with the types laid over it as in Segment's repository. */
import { execFileSync } from 'child_process'
import { cpSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'

const PROJECT = join(__dirname, '..', '..')
const DIST = join(PROJECT, 'dist')

rmSync(DIST, { recursive: true, force: true })
execFileSync('npx', ['tsc', '--project', 'tsconfig.build.json'], { cwd: PROJECT, stdio: 'inherit' })
for (const folder of ['generated-types', 'src']) {
  cpSync(join(DIST, folder), DIST, { recursive: true })
  rmSync(join(DIST, folder), { recursive: true })
}

// What `require` gives is the definition itself: a default export beside `__esModule` is read differently by every bundler.
writeFileSync(join(DIST, 'main.js'), "module.exports = require('./index').default\n")
writeFileSync(join(DIST, 'main.d.ts'), "import destination from './index'\nexport = destination\n")
