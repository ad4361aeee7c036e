import { chmodSync, mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { migrateFromArguments } from '../command-line'
import { fileProblem } from '../../../pipeline/run/file-problem'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  mkdirSync(join(folder, 'inner'))
  writeFileSync(join(folder, 'settings.json'), '{"apiKey": "a", "secretKey": "b"}')
  symlinkSync('circle', join(folder, 'circle'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
  const complained: string[] = []
  const code = migrateFromArguments(args, { say: () => undefined, complain: (words) => complained.push(words) })
  return { code, complained: complained.join('').split(folder).join('') }
}

it.each([
  ['missing.json', '/missing.json does not exist.'],
  ['inner', '/inner is a folder; name a file in it.'],
  ['settings.json/inner', '/settings.json/inner does not exist.'],
  ['circle', '/circle is a link in a circle.'],
  [`${'long'.repeat(100)}.json`, 'does not exist: its name is too long.']
])('A file that cannot be read is named, in a plain sentence: %.20s', (name, sentence) => {
  const { code, complained } = run(join(folder, name))
  expect(code).toBe(1)
  expect(complained).toContain(sentence)
  expect(complained).not.toMatch(/E[A-Z]{4,}|syscall|errno/)
})

it.each([
  ['--out', 'missing/out.json', '/missing/out.json cannot be written: its folder does not exist.'],
  ['--report', 'missing/report.md', '/missing/report.md cannot be written: its folder does not exist.'],
  ['--out', 'inner', '/inner is a folder; name a file in it.'],
  ['--out', 'settings.json/out.json', '/settings.json/out.json cannot be written: what should be its folder is a file.']
])('A file that cannot be written is named, in a plain sentence: %s %s', (option, name, sentence) => {
  expect(run(join(folder, 'settings.json'), option, join(folder, name))).toEqual({
    code: 1,
    complained: `${sentence}\n`
  })
})

const failed = (code: string) =>
  Object.assign(new Error(`${code}: something, open 'a.json'`), { code, syscall: 'open' })

it.each([
  ['EACCES', 'read', 'a.json may not be read by you.'],
  ['EACCES', 'written', 'a.json may not be written by you.'],
  ['EROFS', 'written', 'a.json cannot be written: its disk is read-only.'],
  ['ENOSPC', 'written', 'a.json cannot be written: its disk is full.'],
  ['ERR_FS_FILE_TOO_LARGE', 'read', 'a.json is too large.'],
  ['EIO', 'read', 'a.json cannot be read (EIO).']
] as const)('%s is said in words: %s', (code, doing, sentence) => {
  expect(fileProblem(failed(code), 'a.json', doing)).toBe(sentence)
})

it('An error that is none of a file is not taken for one', () => {
  expect(() => fileProblem(new TypeError('a fault'), 'a.json', 'read')).toThrow('a fault')
})

const asSomebody = process.getuid?.() === 0 ? it.skip : it
asSomebody('A file that may not be read is named', () => {
  chmodSync(join(folder, 'settings.json'), 0)
  expect(run(join(folder, 'settings.json')).complained).toBe('/settings.json may not be read by you.\n')
})
