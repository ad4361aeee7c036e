import type { ChildProcess } from 'child_process'
import { spawn, spawnSync } from 'child_process'
import { once } from 'events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { pathToFileURL } from 'url'
import { systemProblem } from '../system-problem'

const ROOT = join(__dirname, '..', '..', '..')
const REFUSES_TO_WRITE = pathToFileURL(join(__dirname, 'refuses-to-write.mjs')).href

jest.setTimeout(60_000)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusals-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (...names: string[]) => join(folder, ...names)

describe('what the operating system refuses', () => {
  const thrownBy = (act: () => unknown): unknown => {
    try {
      act()
    } catch (error) {
      return error
    }
    throw new Error('It was not refused.')
  }

  it('is said in a sentence that names the file, and what to do', () => {
    writeFileSync(at('file'), '')
    mkdirSync(at('folder'))
    const said = (act: () => unknown) => systemProblem(thrownBy(act))?.split(folder).join('')
    expect(said(() => readFileSync(at('none')))).toBe('/none does not exist.')
    expect(said(() => writeFileSync(at('none', 'file'), ''))).toBe(
      '/none/file cannot be written: its folder does not exist.'
    )
    expect(said(() => writeFileSync(at('folder'), ''))).toBe('/folder is a folder; name a file in it.')
    expect(said(() => readdirSync(at('none')))).toBe('/none does not exist.')
    expect(said(() => mkdirSync(at('file', 'folder')))).toBe(
      '/file/folder cannot be written: what should be its folder is a file.'
    )
  })

  it('is a program that cannot be started, too', () => {
    const { error } = spawnSync(at('no-program'))
    expect(systemProblem(error)).toBe(
      `${at('no-program')} cannot be started (ENOENT): see that it is installed, and in $PATH.`
    )
  })

  it('is nothing that is no error of it', () => {
    for (const error of [new Error('whatever'), new TypeError('x is undefined'), 'text', undefined]) {
      expect(systemProblem(error)).toBeUndefined()
    }
  })
})

/** A command as its users run it. */
function run(file: string, args: string[] = [], preload: string[] = []) {
  const options = { cwd: ROOT, encoding: 'utf8', timeout: 50_000 } as const
  return spawnSync(process.execPath, [...preload, '--import', 'tsx', file, ...args], options)
}

it.each([
  ['docs', /reference\.md may not be written by you\.$/],
  ['generate-types', /generated-types\.ts may not be written by you\.$/],
  ['build', /dist may not be written by you\.$/]
])('npm run %s that may not write ends with one sentence', (name, sentence) => {
  const { status, stderr } = run(`tools/${name}/cli.ts`, [], ['--import', REFUSES_TO_WRITE])
  expect(status).toBe(1)
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(sentence)])
  expect(stderr).toMatch(/^error: /)
})

it.each([
  ['contribute', 'none', /none is no checkout of segmentio\/action-destinations/],
  ['migrate', 'none', /none does not exist\.$/],
  ['migrate', '', /is a folder; name a file in it\.$/]
])('npm run %s of what is not there ends with one sentence', (name, path, sentence) => {
  const { status, stderr } = run(`tools/${name}/cli.ts`, [at(path)])
  expect(status).toBe(1)
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(sentence)])
})

describe('a command whose output nobody reads', () => {
  const cut = async (file: string, ...args: string[]) => {
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: ROOT })
    child.stdout?.destroy()
    let complained = ''
    child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()))
    await once(child, 'close')
    return complained
  }

  it.each([
    ['migrate', ['-h']],
    ['storm', ['--events', '10', '--calm']],
    ['sandbox', ['--port', '0']],
    ['validate', []]
  ] as const)('npm run %s ends without a word', async (name, args) => {
    expect(await cut(`tools/${name}/cli.ts`, ...args)).toBe('')
  })
})

it('A mistake of the command itself keeps its stack', () => {
  const program = at('program.ts')
  const command = pathToFileURL(join(ROOT, 'tools', 'command', 'run-command.ts')).href
  writeFileSync(
    program,
    `import { Command } from ${JSON.stringify(join(ROOT, 'node_modules', 'commander', 'index.js'))}
     import { runCommand } from ${JSON.stringify(command)}
     void runCommand(new Command().action(() => { throw new TypeError('a mistake') }))`
  )
  const { status, stderr } = run(program)
  expect(status).not.toBe(0)
  expect(stderr).toMatch(/TypeError: a mistake\n\s+at /)
})
