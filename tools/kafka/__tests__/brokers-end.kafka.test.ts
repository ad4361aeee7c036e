import type { ChildProcess } from 'child_process'
import { spawn } from 'child_process'
import { once } from 'events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { brokersForTests } from '../brokers-for-tests'
import { isReachable } from './reachable'

const CLI = join(__dirname, '..', 'cli.ts')
const STARTING_MS = 120_000

let folder: string

beforeEach(() => {
  // It needs Java, as those of the other tests do.
  brokersForTests()
  folder = mkdtempSync(join(tmpdir(), 'brokers-end-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('where who started it is ended by %s', (signal) => {
  it(
    'leaves no broker and no data behind',
    async () => {
      const command = spawn(process.execPath, ['--import', 'tsx', CLI, '--brokers', '1'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, TMPDIR: folder }
      })
      const address = await addressIn(command)
      expect(await isReachable(address)).toBe(true)
      expect(readdirSync(folder).filter((name) => name.startsWith('kafka-'))).toHaveLength(1)

      command.kill(signal)
      await once(command, 'exit')

      await until(async () => !(await isReachable(address)))
      await until(() => existsSync(folder) && !readdirSync(folder).some((name) => name.startsWith('kafka-')))
    },
    STARTING_MS
  )
})

async function addressIn({ stdout }: ChildProcess): Promise<string> {
  let said = ''
  for await (const words of stdout ?? []) {
    said += String(words)
    const [, address] = /Kafka listens on (\S+)\n/.exec(said) ?? []
    if (address) return address
  }
  throw new Error(`It said no address: ${said}`)
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It still does not hold: ${holds.toString()}`)
}
