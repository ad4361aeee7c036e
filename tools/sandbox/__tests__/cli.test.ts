import { exec, spawn } from 'child_process'
import { join } from 'path'
import { promisify } from 'util'
import { startFromArguments } from '../command-line'
import { get, sandboxes } from './running-sandbox'

const run = sandboxes()
const root = join(__dirname, '../../..')
const script = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(__dirname, '../cli.ts')]

/** What the command says when it cannot start. */
async function refused(...args: string[]) {
  const words: string[] = []
  const output = { say: (text: string) => words.push(text), complain: (text: string) => words.push(text) }
  const code = await startFromArguments(args, output)
  return { code, words: words.join('') }
}

/** Runs the command until it has said where it is, then gives its words to a test, then ends it. */
async function started(options: string[], test: (output: string) => Promise<void>) {
  const child = spawn(process.execPath, [...script, ...options], { cwd: root })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  try {
    const output = await new Promise<string>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes('/sandbox/state')) resolve(text)
      })
    })
    await test(output)
  } finally {
    child.kill('SIGTERM')
  }
  return ended
}

jest.setTimeout(30_000)

describe('the command', () => {
  test('prints its address and a curl line that works as it is', async () => {
    const options = [
      '--port',
      '0',
      '--fault',
      'latencyMs=1',
      '--reading',
      'indexLists=first',
      '--limit',
      'batch.events=7'
    ]
    const code = await started(options, async (output) => {
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? ['']
      const line =
        output.split('\n').find((each) => each.trim().startsWith('curl') && each.includes('/2/httpapi')) ?? ''
      const { stdout } = await promisify(exec)(line)
      expect(JSON.parse(stdout)).toMatchObject({ code: 200, events_ingested: 1 })
      expect((await get(`${url}/sandbox/state`)).body).toMatchObject({
        projects: [{ events: 1 }],
        faults: { latencyMs: 1 },
        readings: { indexLists: 'first' },
        limits: { batch: { events: 7 } }
      })
    })
    expect(code).toBe(0)
  })

  test('says so when the port is in use', async () => {
    const { port } = await run()
    const { code, words } = await refused('--port', String(port))
    expect(code).toBe(1)
    expect(words).toBe(`error: Port ${port} is in use: choose another with --port, or 0 for any free one.\n`)
  })

  test('refuses arguments that make no sense, with a sentence and status 1', async () => {
    const cases: [string[], string][] = [
      ...['', ' ', 'high', '-1', '8787.5', '0x50', '1e3', '70000', '99999999999'].map((port): [string[], string] => [
        [`--port=${port}`],
        `"${port}" is no port: a whole number from 0 to 65535, 0 for any free one.`
      ]),
      [['--port', ''], '"" is no port'],
      [['--keep', 'many'], 'It is a whole number of 0 or more.'],
      [['--keep', '-1'], 'It is a whole number of 0 or more.'],
      [['--region', 'mars'], 'Allowed choices are us, eu.'],
      [['--reading', 'indexLists'], 'It is written name=value.'],
      [['--reading', 'indexLists=some'], 'The reading indexLists is one of all, first: not "some"'],
      [['--fault', 'status418=1'], 'There is no fault setting "status418"'],
      [['--limit', 'events=1'], 'It is written endpoint.limit=value.'],
      [['--limit', 'batch.evnts=1'], 'There is no limit "batch.evnts"'],
      [['--limit', 'batch.events=many'], 'It is a number of 0 or more.'],
      [['--nonsense'], "unknown option '--nonsense'"]
    ]
    for (const [options, message] of cases) {
      const { code, words } = await refused(...options)
      expect(words).toContain(message)
      expect(code).toBe(1)
    }
  })

  test('explains itself', async () => {
    const { code, words } = await refused('--help')
    expect(code).toBe(0)
    expect(words).toContain('A local stand-in for Amplitude')
    expect(words).toContain('--fault <name=value>')
  })
})
