/** Processes of the pipeline, as `npm run pipeline` starts them, for tests. */
import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'fs'
import { request } from 'http'
import { tmpdir } from 'os'
import { join } from 'path'

/** An entry of the log. */
export type Entry = Record<string, any>

/** A process that was started. */
export interface Started {
  child: ChildProcess
  /** What it logged so far. */
  entries: Entry[]
  /** All that it wrote, to either stream. */
  written: () => string
  /** Resolves with the first entry of that message, those that came before included. Rejects when the process ends without. */
  entry: (message: string) => Promise<Entry>
  /** Resolves with the exit code once it has ended; 128 and more for a signal, as shells count. */
  ended: Promise<number>
}

const KILLED = 137

/** Gives a function that starts processes and a folder for each test; both are gone after it. */
export function processes() {
  const running: Started[] = []
  const folders: string[] = []
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL')
    await Promise.all(running.splice(0).map(({ ended }) => ended))
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'pipeline-'))
    folders.push(made)
    return made
  }
  return {
    folder,
    /** @param settings As the file holds them; any JSON, or text that is written as it is. */
    start: (role: string, settings: unknown, environment: Record<string, string> = {}): Started => {
      const file = join(folder(), 'pipeline.json')
      writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings))
      const started = startProcess([role, '--config', file], environment)
      running.push(started)
      return started
    }
  }
}

function startProcess(args: readonly string[], environment: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'pipeline/cli.ts', ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment }
  })
  const entries: Entry[] = []
  let text = ''
  let rest = ''
  const lookers = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    entries.push(...lines.map((line) => JSON.parse(line) as Entry))
    for (const look of lookers) look()
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<number>((resolve) =>
    child.once('close', (code) => {
      resolve(code ?? KILLED)
      for (const look of lookers) look()
    })
  )
  return {
    child,
    entries,
    written: () => text,
    ended,
    entry: (message) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = entries.find(({ msg }) => msg === message)
          if (found) resolve(found)
          else if (child.exitCode !== null) reject(new Error(`The process ended without "${message}": ${text}`))
          else return
          lookers.delete(look)
        }
        lookers.add(look)
        look()
      })
  }
}

/** An answer; `body` is parsed where it is JSON. */
export interface Answer {
  status: number
  body: any
}

/** Sends a request to a port of this machine. Rejects when the connection breaks. */
export function ask(port: number, method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: 'Basic a2V5Og==' }
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.once('error', reject)
      response.once('end', () => {
        const isJson = response.headers['content-type']?.includes('json')
        resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text })
      })
    })
    sent.once('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** Asks again and again until the answer is what is looked for. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean
): Promise<Value> {
  for (;;) {
    const value = await look()
    if (holds(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Calls with ids of their own. */
export const tracks = (count: number, user = 'user') =>
  Array.from({ length: count }, (_, index) => ({
    type: 'track',
    event: `Event ${index}`,
    userId: `${user}-${index % 10}-of-test`,
    messageId: `message-${user}-${index}`
  }))
