/** Every command of package.json that is one of this project's own programs, asked for help. */
import { spawnSync } from 'child_process'
import { existsSync, readFileSync, statSync } from 'fs'
import { join } from 'path'

const ROOT = join(__dirname, '..', '..', '..')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

const programs = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /(?:tsx|--import tsx) ((?:tools|pipeline|bench)\/[\w/-]+\.ts)$/.exec(script) ?? []
  return file === undefined ? [] : [[name, file]]
})

const WRITTEN = ['docs/reference.md', 'docs/migration.md', 'generated-types/generated-types.ts', 'dist/main.js']
const timesOfFiles = () =>
  WRITTEN.map((file) => join(ROOT, file)).map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0))

jest.setTimeout(60_000)

it('There are commands to ask', () => {
  expect(programs.map(([name]) => name)).toEqual(
    expect.arrayContaining(['serve', 'docs', 'validate', 'migrate', 'check:package', 'check:load'])
  )
})

it.each(programs)('npm run %s -- --help says what it does, and does nothing', (name, file) => {
  const before = timesOfFiles()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, '--help'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 50_000
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(new RegExp(`^Usage: ${name} `))
  expect(stdout).not.toMatch(/default: (\{\}|\[\]|undefined)/)
  expect(timesOfFiles()).toEqual(before)
})

it.each(programs)('npm run %s refuses an option that it does not have', (_name, file) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, '--no-such-option'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 50_000
  })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^error: unknown option '--no-such-option'/)
})
