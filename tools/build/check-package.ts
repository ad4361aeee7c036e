/**
 * `npm run check:package`: packs the destination, and does what the packed README says, word by word, in an empty project, where Amplitude is the
 * sandbox. Then leaves out the override that it says, and expects that the package does not load, and says the remedy.
 */
import { execFile } from 'child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { basename, join } from 'path'
import { promisify } from 'util'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import type { Sandbox } from '../sandbox/sandbox'
import { startSandbox } from '../sandbox/sandbox'
import { linksIn } from './packed-readme'
import type { ReadmeSample } from './readme-sample'
import { readmeSample } from './readme-sample'

const run = promisify(execFile)
const PROJECT = join(__dirname, '..', '..')

/** What belongs into the package; anything else is a mistake. */
const BELONGS = /^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/

/** Loaded before a program: whatever it asks by HTTPS, it asks the sandbox. */
const REROUTED = (port: number) => `
require('https').Agent.prototype.createConnection = () => require('net').connect(${port}, '127.0.0.1')
`

/** What npm says of the package that it packed. */
interface Packed {
  filename: string
  files: Array<{ path: string }>
}

async function pack(folder: string): Promise<{ file: string; paths: string[] }> {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: PROJECT })
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [Packed]
  const paths = files.map(({ path }) => path)
  const foreign = paths.filter((path) => !BELONGS.test(path))
  if (foreign.length > 0) throw new Error(`The package holds what does not belong: ${foreign.join(', ')}`)
  return { file: join(folder, filename), paths }
}

async function lint(file: string): Promise<void> {
  await run('npx', ['publint', '--strict', file], { cwd: PROJECT }).catch(({ stdout }: { stdout: string }) => {
    throw new Error(`publint complains: ${stdout}`)
  })
}

/** The README in the package. */
async function readmeIn(file: string): Promise<string> {
  const { stdout } = await run('tar', ['-xzOf', file, 'package/README.md'])
  return stdout
}

function checkLinks(readme: string, paths: string[]): void {
  const dead = linksIn(readme).filter((address) => !/^https:\/\//.test(address) && !paths.includes(address))
  if (dead.length > 0) throw new Error(`The packed README leads to what is not packed: ${dead.join(', ')}`)
}

interface Consumer {
  project: string
  /** The packed file. */
  file: string
  sample: ReadmeSample
  sandbox: Sandbox
}

/** Does what the README says in a new project. @returns What the program said, or failed with. */
async function follow({ project, file, sample, sandbox }: Consumer): Promise<string> {
  mkdirSync(project)
  const reroute = `${project}-reroute.cjs`
  writeFileSync(reroute, REROUTED(sandbox.port))
  copyFileSync(file, join(project, basename(file)))
  const shell = (script: string, env = process.env) => run('sh', ['-e', '-c', script], { cwd: project, env })
  await shell('npm init -y')
  await shell(sample.install, { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false' })
  writeFileSync(join(project, sample.file), sample.program)
  return shell(sample.run, { ...process.env, NODE_OPTIONS: `--require ${reroute}` }).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr
  )
}

/** The line of the installation that sets the override. */
const OVERRIDE = /^npm pkg set overrides\.fast-uri=.*\n/m

async function check(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'))
  const sandbox = await startSandbox()
  try {
    const { file, paths } = await pack(folder)
    await lint(file)
    console.log('ok     publint has no complaint')
    const readme = await readmeIn(file)
    checkLinks(readme, paths)
    console.log('ok     the packed README leads to nothing that is not there')

    const sample = readmeSample(readme)
    const said = await follow({ project: join(folder, 'advised'), file, sample, sandbox })
    const held = sandbox.events().map(({ event }) => event.event_type)
    if (held.join() !== 'Subscription Started') throw new Error(`The event is not in Amplitude: ${said}`)
    console.log(`ok     ${paths.length} files, packed, installed and run as the README says, send its event`)

    if (!OVERRIDE.test(sample.install)) throw new Error('The README does not say the override.')
    const unadvised = { ...sample, install: sample.install.replace(OVERRIDE, '') }
    const refused = await follow({ project: join(folder, 'unadvised'), file, sample: unadvised, sandbox })
    if (!/add "overrides": \{"fast-uri": /.test(refused)) throw new Error(`Without it, no remedy is said: ${refused}`)
    console.log('ok     without the override, it does not load, and says the remedy')
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  }
}

const command = new Command('check:package')
  .description('Packs the package, and does in an empty project what its README says, against the sandbox.')
  .action(check)

void runCommand(command)
