/** Packs the destination, installs it into an empty project as the README says, and sends one event from there. */
import { execFile } from 'child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs'
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

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'))
  const sandbox = await startSandbox()
  try {
    const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: PROJECT })
    const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [
      { filename: string; files: Array<{ path: string }> }
    ]
    const foreign = files.map(({ path }) => path).filter((path) => !BELONGS.test(path))
    if (foreign.length > 0) throw new Error(`The package holds what does not belong: ${foreign.join(', ')}`)

    const [, overrides] = /`("overrides": [^`]*)`/.exec(readFileSync(join(PROJECT, 'README.md'), 'utf8')) ?? []
    if (overrides === undefined) throw new Error('The README does not say what a consumer adds.')
    writeFileSync(join(folder, 'package.json'), `{"private": true, ${overrides}}`)
    await run('npm', ['install', '--no-audit', '--no-fund', `./${filename}`, '@segment/actions-core@3.170.0'], {
      cwd: folder
    })
    writeFileSync(join(folder, 'send.js'), CONSUMER(sandbox.port))
    const { stdout: results } = await run('node', ['send.js'], { cwd: folder })
    if (!results.includes('"output":"Action Executed"') || !results.includes('"events_ingested":1')) {
      throw new Error(`The event was not sent: ${results}`)
    }
    console.log(`ok     ${files.length} files, packed and installed, send an event`)
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
