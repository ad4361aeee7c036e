import { spawn } from 'child_process'
import { once } from 'events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { spawnGuarded } from '../guarded'

const GUARDED = join(__dirname, '..', 'guarded.ts')

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'guarded-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It still does not hold: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it.each(['SIGKILL', 'SIGTERM'] as const)(
  'ends with its parent, and its folder with it, where that is ended by %s',
  async (signal) => {
    const data = join(folder, 'cluster', 'broker')
    mkdirSync(data, { recursive: true })
    const options = JSON.stringify({ output: join(folder, 'output'), folder: data })
    const code = `
      const { spawnGuarded } = require(${JSON.stringify(GUARDED)})
      console.log(spawnGuarded(['sleep', '1000'], ${options}).pid)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    const pid = Number((await once(parent.stdout, 'data')) as [Buffer])
    expect(isAlive(pid)).toBe(true)
    parent.kill(signal)
    await once(parent, 'exit')
    await until(() => !isAlive(pid))
    await until(() => !existsSync(join(folder, 'cluster')))
  }
)

it('leaves the folder of a command that ends by itself, and writes down what it said', async () => {
  const data = join(folder, 'data')
  mkdirSync(data)
  const output = join(folder, 'output')
  const child = spawnGuarded(['sh', '-c', 'echo hello; exit 3'], { output, folder: data })
  expect(await once(child, 'exit')).toEqual([3, null])
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(existsSync(data)).toBe(true)
  expect(readFileSync(output, 'utf8')).toBe('hello\n')
})

it('takes signals itself', async () => {
  const child = spawnGuarded(['sleep', '1000'], { output: join(folder, 'output') })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM'])
})
