import { spawnSync } from 'child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { dirname, join } from 'path'
import { build } from '../build'

const MODULES = join(__dirname, '..', '..', '..', 'node_modules')

/** What later versions do: a name whose part before the colon is no scheme of an address is refused. */
const LATER_FAST_URI = `
const uri = require(${JSON.stringify(require.resolve('fast-uri'))})
const judged = (parts) => {
  if (parts.scheme && !/^[a-z][a-z0-9+.-]*$/i.test(parts.scheme)) throw new Error('URI scheme is malformed.')
}
module.exports = {
  ...uri,
  serialize(parts, ...more) {
    judged(parts)
    return uri.serialize(parts, ...more)
  },
  resolve(base, relative, ...more) {
    for (const text of [base, relative]) judged(uri.parse(text))
    return uri.resolve(base, relative, ...more)
  }
}
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  build(join(folder, 'dist'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** A consumer of the package: everything is installed as here, but fast-uri where another one is given. */
function consumer(name: string, fastUri?: string): string {
  const project = join(folder, name)
  const modules = join(project, 'node_modules')
  for (const entry of readdirSync(MODULES)) link(join(MODULES, entry), join(modules, entry))
  link(join(folder, 'dist'), join(modules, 'action-destination-amplitude'))
  if (fastUri !== undefined) {
    rmSync(join(modules, 'fast-uri'))
    mkdirSync(join(modules, 'fast-uri'))
    writeFileSync(join(modules, 'fast-uri', 'index.js'), fastUri)
  }
  return project
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

/** Runs a program in which every package finds others where it is linked, as if it were installed there. */
function run(project: string, program: string) {
  writeFileSync(join(project, 'program.js'), program)
  const options = ['--preserve-symlinks', '--preserve-symlinks-main', join(project, 'program.js')]
  return spawnSync(process.execPath, options, { encoding: 'utf8' })
}

const LOAD = `console.log(require('action-destination-amplitude/main.js').name)`

describe('loading the package', () => {
  jest.setTimeout(60_000)

  it('gives the definition, where the framework can work with what is installed', () => {
    const { stdout, stderr, status } = run(consumer('with-override'), LOAD)
    expect([stdout, stderr, status]).toEqual(['Actions Amplitude\n', '', 0])
  })

  it('says the remedy in one sentence, where a later fast-uri is installed', () => {
    const { stdout, stderr, status } = run(
      consumer('without-override', LATER_FAST_URI),
      `try { ${LOAD} } catch (error) { console.log(error.message) }`
    )
    expect([stderr, status]).toEqual(['', 0])
    expect(stdout).toBe(
      'Segment\'s framework cannot check events with the fast-uri that is installed here ("URI scheme is malformed."): ' +
        'add "overrides": {"fast-uri": "3.1.0"} to your package.json, and install again.\n'
    )
  })

  it('ends a program that does not expect it, before any event is lost', () => {
    const { stdout, stderr, status } = run(consumer('unaware', LATER_FAST_URI), LOAD)
    expect([stdout, status]).toEqual(['', 1])
    expect(stderr).toContain('"overrides": {"fast-uri": "3.1.0"}')
  })
})

it('The made-up fast-uri costs every event without that check, as the real one does', () => {
  const project = consumer('made-up', LATER_FAST_URI)
  const { stdout } = run(
    project,
    `const { validateSchema } = require('@segment/actions-core')
    try { validateSchema({}, { type: 'object' }, { schemaKey: 'Actions Amplitude:settings' }) } catch (error) { console.log(error.message) }
    console.log(validateSchema({}, { type: 'object' }, { schemaKey: 'Amplitude:settings' }))`
  )
  expect(stdout).toBe('URI scheme is malformed.\ntrue\n')
})
