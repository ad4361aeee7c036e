import { execFileSync } from 'child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import type { DeadLetter } from '../dead-letters'
import { FileDeadLetters } from '../file-dead-letters'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'letters-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function letter(messageId: string, text = ''): DeadLetter {
  const call = { type: 'track' as const, messageId, timestamp: '', receivedAt: '', text }
  return { call, subscription: 'Track', status: 400, reason: 'The session_id "x" is wrong.', tries: 1, at: 1 }
}

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as DeadLetter)

it('A letter is in the file once it is kept, whole and on a line of its own', async () => {
  const file = join(folder, 'deeper', 'dead-letters.jsonl')
  const letters = await FileDeadLetters.open(file)
  await letters.add(letter('one', 'zwei\nZeilen, 🦊'))
  expect(linesOf(file)).toEqual([letter('one', 'zwei\nZeilen, 🦊')])
  await letters.close()
})

it('Thousands at once are all kept, in their order', async () => {
  const file = join(folder, 'dead-letters.jsonl')
  const letters = await FileDeadLetters.open(file)
  const all = Array.from({ length: 5000 }, (_, index) => letter(`letter-${index}`))
  await Promise.all(all.map((one) => letters.add(one)))
  expect(linesOf(file)).toEqual(all)
  await letters.close()
})

it('Letters of another process come after those that are there; half a line that one left behind goes', async () => {
  const file = join(folder, 'dead-letters.jsonl')
  const first = await FileDeadLetters.open(file)
  await first.add(letter('one', 'x'.repeat(200_000)))
  await first.close()
  appendFileSync(file, `{"call": {"text": "${'half '.repeat(40_000)}`)
  const second = await FileDeadLetters.open(file)
  await second.add(letter('two'))
  await second.close()
  expect(linesOf(file).map(({ call }) => call.messageId)).toEqual(['one', 'two'])
})

it('A file that holds nothing but half a line begins anew', async () => {
  const file = join(folder, 'dead-letters.jsonl')
  appendFileSync(file, '{"call":')
  const letters = await FileDeadLetters.open(file)
  await letters.add(letter('one'))
  await letters.close()
  expect(linesOf(file)).toHaveLength(1)
})

it('A letter that cannot be written does not count as kept', async () => {
  // What is written to this device of Linux finds no room.
  const letters = await FileDeadLetters.open('/dev/full')
  await expect(letters.add(letter('one'))).rejects.toMatchObject({ code: 'ENOSPC' })
  await expect(letters.add(letter('two'))).rejects.toMatchObject({ code: 'ENOSPC' })
  await letters.close()
})

it('On a full disk no letter counts as kept, nothing half stays, and letters are kept again once there is room', async () => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  if (!isMounted(disk)) return
  try {
    const file = join(disk, 'dead-letters.jsonl')
    const letters = await FileDeadLetters.open(file)
    await letters.add(letter('fits'))
    await expect(letters.add(letter('too large', 'x'.repeat(400_000)))).rejects.toMatchObject({ code: 'ENOSPC' })
    await letters.add(letter('fits again'))
    await letters.close()
    expect(linesOf(file).map(({ call }) => call.messageId)).toEqual(['fits', 'fits again'])
  } finally {
    execFileSync('umount', [disk])
  }
})

/** Mounts a disk of 256 KB. Where this may not be done, the test says nothing. */
function isMounted(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    expect(existsSync(disk)).toBe(true)
    return false
  }
}
