/** The commands as people start and end them: none of their processes may stay behind. */
import type { ChildProcess } from 'child_process'
import { execFileSync, spawn } from 'child_process'
import { createConnection } from 'net'
import { join } from 'path'

const ROOT = join(__dirname, '..', '..', '..')

const started: ChildProcess[] = []
afterEach(() => {
  for (const { pid } of started.splice(0)) {
    if (pid !== undefined && processesIn(pid).length > 0) process.kill(-pid, 'SIGKILL')
  }
})

/** Starts a command in a process group of its own, and waits until it tells its address. */
async function start(command: string, args: string[]): Promise<{ child: ChildProcess; pid: number; port: number }> {
  const child = spawn(command, args, { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let output = ''
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const [, found] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? []
      if (found) resolve(Number(found))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => reject(new Error(`It did not start: ${output}`)))
  })
  return { child, pid: child.pid as number, port }
}

/** The commands of the processes of a group that are left, what has ended aside. */
function processesIn(group: number): string[] {
  return execFileSync('ps', ['-eo', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().startsWith(`${group} `) && !/^\s*\d+\s+Z/.test(line))
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

async function within(ms: number, condition: () => boolean): Promise<boolean> {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return true
}

describe.each(['serve', 'sandbox'])('%s', (name) => {
  jest.setTimeout(40_000)

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves no process behind when npm is told %s', async (signal) => {
    const { child, pid, port } = await start('npm', ['run', '--silent', name, '--', '--port', '0'])
    child.kill(signal)
    expect(await within(10_000, () => processesIn(pid).length === 0)).toBe(true)
    expect(await listens(port)).toBe(false)
  })

  it('ends when all of its processes are told to, as Ctrl-C does', async () => {
    const { pid, port } = await start('npm', ['run', '--silent', name, '--', '--port', '0'])
    process.kill(-pid, 'SIGINT')
    expect(await within(10_000, () => processesIn(pid).length === 0)).toBe(true)
    expect(await listens(port)).toBe(false)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with code 0 on %s though a client is connected', async (signal) => {
    const cli = join(ROOT, 'tools', name, 'cli.ts')
    const { child, port } = await start(process.execPath, ['--import', 'tsx', cli, '--port', '0'])
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST /2/httpapi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    expect(await ended).toBe(0)
    socket.destroy()
  })
})
