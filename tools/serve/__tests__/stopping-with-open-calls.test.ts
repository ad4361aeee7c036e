/** Calls of clients that are still open when the server is told to stop. */
import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { join } from 'path'
import { fetch } from '@segment/actions-core'
import { openCallLines } from '../open-call-lines'

const CLI = join(__dirname, '..', 'cli.ts')
const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

async function serve() {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  const output = { out: '', err: '' }
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()))
  const url = await new Promise<string>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      output.out += chunk.toString()
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out) ?? []
      if (found && output.out.includes('React Native')) resolve(found)
    })
  )
  const stopped = async () => {
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.kill('SIGINT')
    return { code: await ended, ...output }
  }
  return { url, stopped }
}

const send = (url: string, messageId: string) =>
  fetch(`${url}/v1/track`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey: 'any', event: 'Clicked', userId: 'user-1234', messageId })
  })

jest.setTimeout(60_000)

it('Ctrl-C delivers calls that have just come in, and says nothing of them', async () => {
  const { url, stopped } = await serve()
  await Promise.all([1, 2, 3].map((number) => send(url, `message-${number}`)))
  const { code, out, err } = await stopped()
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.match(/\/v1\/track {2}200 {2}1 call: 1 taken/g)).toHaveLength(3)
})

it('Ctrl-C names the calls that cannot be delivered, with the reason', async () => {
  const { url, stopped } = await serve()
  await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify({ status503: 1 }) })
  await send(url, 'message-1')
  const { code, err } = await stopped()
  expect(code).toBe(0)
  expect(err).toMatch(/^1 call was not delivered:\n {2}track message-1 \(Track Calls: 503 .*\)\n$/)
})

it('Of many, the first ones are named, and the others counted', () => {
  const call = (number: number) => ({
    call: { type: 'track', messageId: `m-${number}`, timestamp: '', receivedAt: '' } as const,
    open: [{ subscription: 'Track Calls', reason: 'It was not tried.' }]
  })
  const lines = openCallLines(Array.from({ length: 25 }, (_, number) => call(number)))
  expect(lines[0]).toBe('25 calls were not delivered:')
  expect(lines[1]).toBe('  track m-0 (Track Calls: It was not tried.)')
  expect(lines[lines.length - 1]).toBe('  and 5 more')
  expect(lines).toHaveLength(22)
  expect(openCallLines([])).toEqual([])
})
