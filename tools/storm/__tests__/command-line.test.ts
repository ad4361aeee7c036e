import { stormFromArguments } from '../command-line'
import * as longStorm from '../long-storm'
import * as storm from '../storm'
import { STORM } from '../weather'

async function run(...args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const code = await stormFromArguments(args, {
    terminal: false,
    say: (words) => said.push(words),
    complain: (words) => complained.push(words)
  })
  return { code, said: said.join(''), complained: complained.join('') }
}

const SMALL = ['--events', '60', '--batch-size', '20', '--seed', '11']

afterEach(() => {
  jest.restoreAllMocks()
})

it('A storm whose books balance ends with exit code 0, its figures, and how to repeat it', async () => {
  const { code, said } = await run(...SMALL)
  expect(code).toBe(0)
  expect(said).toContain('Storm of 60 calls, seed 11\n')
  expect(said).toContain('The books balance.')
  expect(said).toContain('--seed 11')
})

it('A storm whose books do not balance ends with exit code 1, and shows the first entries that do not', async () => {
  const { runStorm } = storm
  jest.spyOn(storm, 'runStorm').mockImplementation(async (options) => {
    const report = await runStorm(options)
    const entries = Array.from({ length: 12 }, (_, index) => ({
      wrong: 'lost' as const,
      about: `call-${index}`,
      what: 'is not in Amplitude'
    }))
    return { ...report, books: { ...report.books, balanced: false, entries } }
  })
  const { code, said } = await run(...SMALL, '--calm')
  expect(code).toBe(1)
  expect(said).toContain('The books do not balance: 12 entries. The first:\n  lost: call-0 is not in Amplitude\n')
  expect(said).not.toContain('call-10')
})

it('A storm that takes more memory than it may ends with exit code 1, and says so', async () => {
  const { runStorm } = storm
  jest.spyOn(storm, 'runStorm').mockImplementation(async (options) => {
    const report = await runStorm(options)
    return { ...report, memory: { peak: 2_000_000_000, bound: 1_000_000_000 } }
  })
  const { code, said } = await run(...SMALL, '--calm')
  expect(code).toBe(1)
  expect(said).toMatch(/memory +2,000 MB at its peak, of 1,000 MB at most\n/)
  expect(said).toContain('The books balance.')
  expect(said).toContain('The storm took more memory than it may.\n')
})

it('A seed by chance is printed, so that its storm can be repeated', async () => {
  const { said } = await run('--events', '0', '--calm')
  expect(said).toMatch(/^Storm of 0 calls, seed \d+\n/)
})

describe('A storm larger than a wave', () => {
  it('says how each wave went and how to repeat it, and ends with the sum', async () => {
    const { code, said } = await run(...SMALL, '--wave', '30', '--processes', '1')
    expect(code).toBe(0)
    expect(said).toMatch(/^1 of 2 waves; --seed 11 --after 0: balanced, \d+ events, \d+ requests, .* min left$/m)
    expect(said).toMatch(/^2 of 2 waves; --seed 12 --after 30: balanced/m)
    expect(said).toMatch(/calls +60, /)
    expect(said).toMatch(/waves +2 in 1 process\n/)
    expect(said).toMatch(/held at the end +over the beginning: too few waves to say/)
    expect(said).toContain('The books balance.')
  }, 30_000)

  it('ends with exit code 1 where a process holds more and more', async () => {
    const { runLongStorm } = longStorm
    const withGrowth = (growth: number) =>
      jest.spyOn(longStorm, 'runLongStorm').mockImplementation(async (asked, options) => {
        const report = await runLongStorm(asked, options)
        return { ...report, growth: [1, growth] }
      })
    withGrowth(1.3)
    const { code, said } = await run(...SMALL, '--wave', '30', '--processes', '1')
    expect(code).toBe(1)
    expect(said).toContain('over the beginning: 1.00 and 1.30, of 1.2 at most')
    expect(said).toContain('A process held more and more memory from wave to wave.')
  }, 30_000)
})

it.each([
  ['--wave', '0'],
  ['--processes', 'many'],
  ['--events', 'many'],
  ['--batch-size', '0'],
  ['--bad', '2'],
  ['--fault', 'status403=0.1'],
  ['--fault', 'status503=1'],
  ['--fault', 'nothing']
])('%s %s makes no sense, and is complained about', async (...args) => {
  const { code, complained } = await run(...args)
  expect(code).toBe(1)
  expect(complained).toContain(args[1])
})

it('Shares of faults can be changed one by one', async () => {
  const none = Object.keys(STORM).filter((name) => name !== 'status503')
  const { code, said } = await run(
    ...SMALL,
    ...none.flatMap((name) => ['--fault', `${name}=0`]),
    '--fault',
    'status503=0.5'
  )
  expect(code).toBe(0)
  expect(said).toMatch(/Faults, by requests\n {2}status503 {2}\d+\n\n/)
})
