/** Builds the package: the destination compiled, with the types laid over it as in Segment's repository, and its entry. */
import { execFileSync } from 'child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const PROJECT = join(__dirname, '..', '..')

/**
 * What `require` gives is the definition itself: a default export beside `__esModule` is read differently by every bundler.
 * The framework is checked first, so that a package that cannot work is not loaded.
 */
const ENTRY = `const destination = require('./index').default
require('./framework-check').checkFramework(destination.name)
module.exports = destination
`

/** @param folder where the package's files go; what is there is removed */
export function build(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  execFileSync('npx', ['tsc', '--project', 'tsconfig.build.json', '--outDir', folder], {
    cwd: PROJECT,
    stdio: 'inherit'
  })
  for (const root of ['generated-types', 'src']) {
    cpSync(join(folder, root), folder, { recursive: true })
    rmSync(join(folder, root), { recursive: true })
  }
  writeFileSync(join(folder, 'framework-check.js'), compiled(join(__dirname, 'framework-check.ts')))
  writeFileSync(join(folder, 'main.js'), ENTRY)
  writeFileSync(join(folder, 'main.d.ts'), "import destination from './index'\nexport = destination\n")
}

function compiled(file: string): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2020 }
  return transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText
}
