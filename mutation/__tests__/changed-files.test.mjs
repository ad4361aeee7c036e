import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { changedFiles } from '../changed-files.mjs'

const home = process.cwd()
let folder

function git(...words) {
  const who = ['-c', 'user.name=someone', '-c', 'user.email=someone@example.com']
  execFileSync('git', [...who, ...words], { cwd: folder, stdio: 'ignore' })
}

const write = (path, text) => writeFileSync(join(folder, path), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changed-'))
  git('init', '-b', 'main')
  mkdirSync(join(folder, 'src'))
  for (const name of ['kept.ts', 'changed.ts', 'removed.ts']) write(join('src', name), name)
  git('add', '.')
  git('commit', '-m', 'begin')
  git('checkout', '-b', 'work')
  process.chdir(folder)
})

afterEach(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

test('What differs from the base is named, committed or not, and nothing else', () => {
  write('src/changed.ts', 'changed')
  git('commit', '-am', 'change')
  write('src/added.ts', 'added')
  write('src/read-me.md', 'no code')
  write('elsewhere.ts', 'not of src/')
  rmSync(join(folder, 'src/removed.ts'))
  assert.deepEqual(changedFiles('main').sort(), ['src/added.ts', 'src/changed.ts'])
})

test('What came to the base meanwhile is no change of this branch', () => {
  git('checkout', 'main')
  write('src/kept.ts', 'of others')
  git('commit', '-am', 'others')
  git('checkout', 'work')
  assert.deepEqual(changedFiles('main'), [])
})

test('Of a base that git does not know, nothing is said', () => {
  assert.equal(changedFiles('nowhere/main'), undefined)
})
