import destination from '../../../src'
import type { Fuzzed } from '../fuzz'
import { fuzz } from '../fuzz'
import { fuzzAnswers } from '../fuzz-answers'
import { fuzzCalls } from '../fuzz-calls'

jest.setTimeout(60_000)

const SEED = Number(process.env.FUZZ_SEED ?? 4711)

async function failureOf(fuzzed: Fuzzed, most: number): Promise<string | undefined> {
  try {
    const { failure } = await fuzz([fuzzed], { seed: SEED, goesOn: (rounds) => rounds < most })
    return failure?.words
  } finally {
    await fuzzed.close()
  }
}

describe('Whatever is in a call', () => {
  it('it is delivered once or rejected in its place, alone as in a batch, and nothing is sent that must not be', async () => {
    const calls = await fuzzCalls(destination)
    expect(await failureOf(calls, 2)).toBeUndefined()
    // Both happen, so that neither is merely never seen.
    expect(calls.counts.delivered).toBeGreaterThan(100)
    expect(calls.counts.rejected).toBeGreaterThan(20)
  })
})

describe('Whatever Amplitude answers, in whatever order', () => {
  it('each item has its outcome, none is called delivered in vain, and requests are bounded', async () => {
    const answers = fuzzAnswers()
    expect(await failureOf(answers, 1)).toBeUndefined()
    // What a delivery may spend is spent in some, so that the bound is seen to hold.
    expect(answers.counts.mostRequestsAgain).toBeGreaterThan(100)
  })
})
