/** What the command is told, and what it says where that cannot be. */
import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises'
import { tmpdir } from 'os'
import { join } from 'path'
import { backfillFromArguments } from '../command-line'

const KEYS = { PIPELINE_SETTINGS_API_KEY: 'api-key-4711', PIPELINE_SETTINGS_SECRET_KEY: 'secret-key-0815' }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backfill-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function run(args: string[], environment: NodeJS.ProcessEnv = KEYS): Promise<{ code: number; words: string }> {
  let words = ''
  const add = (some: string) => (words += some)
  const output = { terminal: false, say: add, complain: add }
  const state = ['--state', join(folder, 'state')]
  const code = await backfillFromArguments([...args, ...state], environment, output, () => false)
  return { code, words }
}

describe('the command', () => {
  it('says what it can do', async () => {
    const { code, words } = await run(['--help'])
    expect(code).toBe(0)
    for (const option of ['--dry-run', '--from', '--filter', '--repeat-unknown', '--project-rate'])
      expect(words).toContain(option)
  })

  it.each([
    [[], 'missing required argument'],
    [['a', '--from', 'yesterday'], 'It is a date such as 2026-01-31'],
    [['a', '--to', '2026-13-01'], 'It is a date such as 2026-01-31'],
    [['a', '--filter', 'nonsense'], 'It is no FQL'],
    [['a', '--into', 'the-sea'], 'Allowed choices are amplitude, kafka'],
    [['a', '--project-rate', '-1'], 'It is a whole number'],
    [['a', '--skip-unknown', '--repeat-unknown'], 'cannot be used with'],
    [['/no/such/folder'], 'There is no archive "/no/such/folder"'],
    [['s3://'], 'names no bucket'],
    [['s3:///prefix'], 'names no bucket'],
    [['a', '--into', 'kafka'], 'kafka.brokers is missing']
  ])('refuses %j in words', async (args, words) => {
    const ended = await run(args)
    expect(ended.code).toBe(1)
    expect(ended.words).toContain(words)
  })

  it('wants the keys, and shows none', async () => {
    const { code, words } = await run(['a'], {})
    expect(code).toBe(1)
    expect(words).toContain('settings.apiKey is missing')
  })

  it('says so where an archive has no calls, or its files other names', async () => {
    const archive = join(folder, 'archive')
    await mkdir(archive)
    expect((await run([archive])).words).toContain('The archive has no files')
    await writeFile(join(archive, 'calls.parquet'), 'x')
    expect((await run([archive])).words).toContain('The archive has 1 files, and none of them ends with .gz')
  })

  it('keeps its state away from the archive', async () => {
    expect((await run([folder])).words).toContain('is within the archive')
  })

  it('says so where the state cannot be kept', async () => {
    const file = join(folder, 'a.gz')
    await writeFile(file, '')
    await writeFile(join(folder, 'state'), 'a file')
    const { code, words } = await run([file])
    expect(code).toBe(1)
    expect(words).toMatch(/^error: .*state/)
    expect(words).not.toContain('\n    at ')
  })
})
