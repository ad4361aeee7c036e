import { spawn } from 'child_process'
import { mkdtemp, rm, writeFile } from 'fs/promises'
import { once } from 'events'
import { tmpdir } from 'os'
import { join } from 'path'
import { openEmbeddedLog } from '../embedded-log'
import type { Log } from '../log'
import { LogFullError } from '../log'
import { describeLog, recordNumber } from './log-contract'

let folder: string
let opened: Log[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-log-'))
})
afterEach(async () => {
  for (const log of opened) await log.close()
  opened = []
  await rm(folder, { recursive: true, force: true })
})

async function open(options: { records?: number; freeBytes?: number } = {}): Promise<Log> {
  const log = await openEmbeddedLog({ folder, ...options })
  opened.push(log)
  return log
}

const idsIn = (taken: { record: { call: { messageId: string } } }[]) => taken.map(({ record }) => record.call.messageId)

describeLog('An embedded log', open)

it('What was appended and read, but not committed, comes again after a restart, in its order', async () => {
  const first = await open()
  await first.append([1, 2, 3, 4, 5].map((number) => recordNumber(number)))
  const taken = await first.read(4, 0)
  await first.commit(taken.slice(0, 2))
  await first.close()
  const second = await open()
  expect(second.open).toBe(3)
  expect(idsIn(await second.read(10, 0))).toEqual(['message-3', 'message-4', 'message-5'])
})

it('What was put off keeps its time, its tries and those behind it after a restart', async () => {
  const first = await open()
  await first.append([1, 2, 3].map((number) => recordNumber(number)))
  await first.append([recordNumber(4, 'user-of-others')])
  const [one] = await first.read(1, 0)
  await first.later(one, { ...one.record, tries: 7, subscriptions: ['Track Calls'] }, 700)
  await first.close()
  const second = await open()
  expect(second.open).toBe(4)
  expect(idsIn(await second.read(10, 0))).toEqual(['message-4'])
  const [again] = await second.read(10, 5000)
  expect(again.record).toMatchObject({ tries: 7, subscriptions: ['Track Calls'] })
  await second.commit([again])
  expect(idsIn(await second.read(10, 1000))).toEqual(['message-2', 'message-3'])
})

it('New records come after those of a former process', async () => {
  const first = await open()
  await first.append([recordNumber(1), recordNumber(2)])
  const [one] = await first.read(2, 0)
  await first.later(one, one.record, 0)
  await first.close()
  const second = await open()
  await second.append([recordNumber(3)])
  const all: string[] = []
  while (all.length < 3) {
    const taken = await second.read(10, 1000)
    all.push(...idsIn(taken))
    await second.commit(taken)
  }
  expect(all).toEqual(['message-1', 'message-2', 'message-3'])
})

it('What it has said to keep survives kill -9 in the middle of appending', async () => {
  const program = `
    const { openEmbeddedLog } = require(${JSON.stringify(join(__dirname, '../embedded-log.ts'))})
    openEmbeddedLog({ folder: ${JSON.stringify(folder)} }).then(async (log) => {
      for (let number = 0; ; number += 10) {
        const records = Array.from({ length: 10 }, (_, index) => ({
          call: { type: 'track', messageId: 'message-' + (number + index), timestamp: '', receivedAt: '', userId: 'u' },
          tries: 0, since: 0
        }))
        await log.append(records)
        process.stdout.write(number + 9 + '\\n')
      }
    })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { cwd: join(__dirname, '../../..') })
  let said = ''
  child.stdout.on('data', (data: Buffer) => {
    said += String(data)
    if (said.split('\n').length > 40) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const kept = Number(said.trim().split('\n').pop())
  expect(kept).toBeGreaterThan(300)
  const log = await open()
  const ids = idsIn(await log.read(1_000_000, 0))
  for (let number = 0; number <= kept; number++) expect(ids[number]).toBe(`message-${number}`)
}, 60_000)

it('Two processes cannot have one folder, and the second is told so', async () => {
  await open()
  await expect(openEmbeddedLog({ folder })).rejects.toThrow(/is in use by another process\. Stop that one/)
})

it('A folder that is none is named', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await expect(openEmbeddedLog({ folder: file })).rejects.toThrow(/cannot be kept in .*a-file/)
})

it('A folder that the system does not make is named, at once, and nothing goes on trying to make it', async () => {
  await expect(openEmbeddedLog({ folder: '/proc/none/log' })).rejects.toThrow(
    /cannot be kept in \/proc\/none\/log: ENOENT/
  )
  // Longer than what is put off to the next turn takes to begin.
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(process.getActiveResourcesInfo()).not.toContain('FSReqPromise')
})

it('Where the disk has too little room, it takes nothing and says how much there is', async () => {
  const log = await open({ freeBytes: Number.MAX_SAFE_INTEGER })
  await expect(log.append([recordNumber(1)])).rejects.toThrow(LogFullError)
  await expect(log.append([recordNumber(1)])).rejects.toThrow(/has \d+ MB left/)
  expect(log.open).toBe(0)
})
