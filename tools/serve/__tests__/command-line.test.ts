import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { join } from 'path'
import { fetch } from '@segment/actions-core'
import { serveFromArguments } from '../command-line'

const CLI = join(__dirname, '..', 'cli.ts')

const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

/** Starts the command, and waits until it has printed what matches, or has ended. */
async function serve(args: string[], until: RegExp, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { env: { ...process.env, ...env } })
  children.push(child)
  let output = ''
  const code = await new Promise<number | null>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (until.test(output)) resolve(null)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', resolve)
  })
  return { output, code }
}

/** What the command says when it cannot start. */
async function refused(args: string[]) {
  const words: string[] = []
  const output = {
    say: (text: string) => words.push(text),
    complain: (text: string) => words.push(text),
    consent: () => Promise.resolve(false)
  }
  const code = await serveFromArguments(args, output)
  return { code, words: words.join('') }
}

describe('npm run serve', () => {
  jest.setTimeout(30_000)

  it('prints a curl line that works as it is, and says what is wrong with a body that is cut off', async () => {
    const { output } = await serve(['--port', '0'], /curl .*\n/)
    const line = /curl -s (\S+) -H '([^:]+): ([^']+)' -d '(.*)'/.exec(output)
    expect(line).not.toBeNull()
    const [, url, header, value, body] = line as RegExpExecArray
    const response = await fetch(url, { method: 'POST', headers: { [header]: value }, body })
    const [exchange] = (await response.json()) as any[]
    expect(exchange.response.body).toMatchObject({ code: 200, events_ingested: 1 })
    const cutOff = await fetch(url, { method: 'POST', headers: { [header]: value }, body: body.slice(0, -3) })
    const [failure] = (await cutOff.json()) as any[]
    expect(failure.message).toMatch(/The body is no JSON/)
  })

  it('takes its port from $PORT', async () => {
    const { output } = await serve([], /curl .*\n/, { PORT: '0' })
    expect(output).toMatch(/The destination runs at http:\/\/127\.0\.0\.1:\d+/)
  })

  it.each(['--port', '$PORT'])('says clearly that the port of %s is taken', async (by) => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const port = String((other.address() as AddressInfo).port)
    const { output, code } = await serve(by === '--port' ? ['--port', port] : [], /$^/, { PORT: port })
    expect(code).toBe(1)
    expect(output).toBe(`error: Port ${port} is in use: choose another with --port, or 0 for any free one.\n`)
    other.close()
  })
})

describe('a port that is none', () => {
  const nonsense = ['', ' ', 'http', '-1', '70000', '3000.5', '0x50', '1e3', '99999999999']
  const { PORT } = process.env
  afterEach(() => {
    if (PORT === undefined) delete process.env.PORT
    else process.env.PORT = PORT
  })

  it.each(nonsense)('is refused with a sentence: --port "%s"', async (port) => {
    for (const args of [[`--port=${port}`], ['--port', port]]) {
      const { code, words } = await refused(args)
      expect(code).toBe(1)
      expect(words).toMatch(
        /^error: option '--port <number>'.* (is no port: a whole number from 0 to 65535|argument missing)/
      )
    }
  })

  it.each(nonsense.filter((port) => port !== ''))('is refused with a sentence: $PORT "%s"', async (port) => {
    process.env.PORT = port
    const { code, words } = await refused([])
    expect(code).toBe(1)
    expect(words).toMatch(/^error: option '--port <number>' value .* from env 'PORT' is invalid\. .* is no port/)
  })

  it('is refused by the command as it is run', async () => {
    expect(await serve(['--port', ''], /$^/)).toMatchObject({ code: 1, output: expect.stringMatching(/"" is no port/) })
    expect(await serve([], /$^/, { PORT: 'http' })).toMatchObject({ code: 1, output: expect.stringMatching(/no port/) })
  })
})

describe('further origins', () => {
  it.each(['shop.test', 'https://shop.test/', 'https://shop.test/path', 'https://*.shop.test/x', '*', ''])(
    'that are none are refused with a sentence: %j',
    async (origin) => {
      const { code, words } = await refused([`--allow-origin=${origin}`])
      expect(code).toBe(1)
      expect(words).toMatch(/is no origin: a scheme and a host|argument missing/)
    }
  )
})
