import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { join } from 'path'
import { fetch } from '@segment/actions-core'

const CLI = join(__dirname, '..', 'cli.ts')

const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

/** Starts `npm run serve`, and waits until it has printed what matches, or has ended. */
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

describe('npm run serve', () => {
  jest.setTimeout(30_000)

  it('prints a curl line that works as it is', async () => {
    const { output } = await serve(['--port', '0'], /curl .*\n/)
    const line = /curl -s (\S+) -H '([^:]+): ([^']+)' -d '(.*)'/.exec(output)
    expect(line).not.toBeNull()
    const [, url, header, value, body] = line as RegExpExecArray
    const response = await fetch(url, { method: 'POST', headers: { [header]: value }, body })
    const [exchange] = (await response.json()) as any[]
    expect(exchange.response.body).toMatchObject({ code: 200, events_ingested: 1 })
  })

  it('takes its port from $PORT', async () => {
    const { output } = await serve([], /curl .*\n/, { PORT: '0' })
    expect(output).toMatch(/The destination runs at http:\/\/127\.0\.0\.1:\d+/)
  })

  it('says clearly that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { output, code } = await serve(['--port', String(port)], /$^/)
    expect(code).toBe(1)
    expect(output).toMatch(/Another program listens on this port/)
    other.close()
  })

  it.each(['http', '-1', '70000', '3000.5'])('refuses %s as a port', async (port) => {
    const { output, code } = await serve([`--port=${port}`], /$^/)
    expect(code).toBe(1)
    expect(output).toMatch(/is no port/)
  })
})
