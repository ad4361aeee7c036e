import { execFileSync } from 'child_process'
import { mkdtempSync, readFileSync, rmSync } from 'fs'
import { tmpdir } from 'os'
import { join } from 'path'
import { gzipSync } from 'zlib'

/** What every page of a site loads. */
const LIMIT = 4096

const BROWSER = join(__dirname, '..')
let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'companion-'))
  execFileSync(process.execPath, ['--import', 'tsx', join(BROWSER, 'build.ts'), directory], { cwd: BROWSER })
}, 120_000)

afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe.each(['amplitude-companion.mjs', 'amplitude-companion.js'])('%s', (file) => {
  it(`is smaller than ${LIMIT} bytes, packed`, () => {
    const { length } = gzipSync(readFileSync(join(directory, file)), { level: 9 })
    expect(length).toBeGreaterThan(1000)
    expect(length).toBeLessThan(LIMIT)
  })

  it('is whole: it asks for nothing else', () => {
    expect(readFileSync(join(directory, file), 'utf8')).not.toMatch(/\bimport\b|\brequire\(/)
  })
})

it('the types say what the plugin takes and gives', () => {
  expect(readFileSync(join(directory, 'plugin.d.ts'), 'utf8')).toContain(
    'amplitudeCompanion(options?: CompanionOptions)'
  )
})
