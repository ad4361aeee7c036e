import { readdirSync } from 'fs'
import { basename, join } from 'path'
import { clientExamples, CLIENTS, runProgram } from '../examples'
import { stateOf, surprises, untilExpected } from '../expectation'
import { change, startLocalSegment } from './local-segment'

const examples = clientExamples('node', '.mjs')

describe("the documentation's calls from a server, with Segment's library for Node", () => {
  it('each program has an expectation', () => {
    const programs = readdirSync(join(CLIENTS, 'node')).filter((file) => file.endsWith('.mjs'))
    expect(examples.map(({ file }) => basename(file))).toEqual(
      expect.arrayContaining(programs.filter((file) => file !== 'analytics.mjs'))
    )
  })

  it.each(examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    const segment = await startLocalSegment()
    change(segment, example.subscriptions)
    const before = examples.find(({ name }) => name === example.after)
    if (before) {
      await runProgram(before.file, segment.url)
      expect(await untilExpected(segment.sandbox, before)).toEqual([])
    }
    await runProgram(example.file, segment.url)
    expect(await untilExpected(segment.sandbox, example)).toEqual([])
    // Nothing comes after it.
    expect(await segment.close()).toEqual([])
    expect(surprises(stateOf(segment.sandbox), example)).toEqual([])
  })
})
