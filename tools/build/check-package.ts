/**
 * Packs the destination, installs it into an empty project as the README says, and sends one event from there. Then installs it
 * without what the README says, and expects that it does not load.
 */
import { execFile } from 'child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { promisify } from 'util'
import { startSandbox } from '../sandbox/sandbox'

const run = promisify(execFile)
const PROJECT = join(__dirname, '..', '..')

/** What belongs into the package; anything else is a mistake. */
const BELONGS = /^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/

/** A consumer: five lines that send an event, and before them an agent that keeps it on this machine. */
const CONSUMER = (port: number) => `
const agent = new (require('https').Agent)()
agent.createConnection = () => require('net').connect(${port}, '127.0.0.1')
const { Destination } = require('@segment/actions-core')
const definition = require('action-destination-amplitude')
const destination = new Destination({ ...definition, extendRequest: () => ({ agent }) })
const event = { type: 'track', event: 'Clicked', userId: 'user-1234', messageId: 'message-1' }
const mapping = { event_type: { '@path': '$.event' }, user_id: { '@path': '$.userId' } }
const subscriptions = [{ subscribe: 'type = "track"', partnerAction: 'logEvent', mapping }]
destination.onEvent(event, { apiKey: 'a-key', secretKey: 'a-key', subscriptions }).then((results) => {
  console.log(JSON.stringify(results))
})
`

/** What npm says of the package that it packed. */
interface Packed {
  filename: string
  files: Array<{ path: string }>
}

async function pack(folder: string): Promise<Packed> {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: PROJECT })
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [Packed]
  const foreign = packed.files.map(({ path }) => path).filter((path) => !BELONGS.test(path))
  if (foreign.length > 0) throw new Error(`The package holds what does not belong: ${foreign.join(', ')}`)
  return packed
}

/** What the README tells a consumer to add to package.json. */
function advisedOverrides(): string {
  const [, overrides] = /`("overrides": [^`]*)`/.exec(readFileSync(join(PROJECT, 'README.md'), 'utf8')) ?? []
  if (overrides === undefined) throw new Error('The README does not say what a consumer adds.')
  return overrides
}

/** Installs the package into a project of that package.json, and runs a program there; what it printed, or failed with. */
async function consume(project: string, packageFile: string, packed: string, program: string): Promise<string> {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), packageFile)
  await run('npm', ['install', '--no-audit', '--no-fund', packed, '@segment/actions-core@3.170.0'], { cwd: project })
  writeFileSync(join(project, 'program.js'), program)
  return run('node', ['program.js'], { cwd: project }).then(
    ({ stdout }) => stdout,
    (error: Error) => error.message
  )
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'))
  const sandbox = await startSandbox()
  try {
    const { filename, files } = await pack(folder)
    const packed = join(folder, filename)
    const overrides = advisedOverrides()

    const advised = `{"private": true, ${overrides}}`
    const results = await consume(join(folder, 'advised'), advised, packed, CONSUMER(sandbox.port))
    if (!results.includes('"output":"Action Executed"') || !results.includes('"events_ingested":1')) {
      throw new Error(`The event was not sent: ${results}`)
    }
    console.log(`ok     ${files.length} files, packed and installed, send an event`)

    const unadvised = await consume(join(folder, 'unadvised'), '{"private": true}', packed, CONSUMER(sandbox.port))
    if (!unadvised.includes(`add ${overrides}`)) throw new Error(`Without overrides, no remedy is said: ${unadvised}`)
    console.log('ok     without overrides, it does not load, and says the remedy')
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
