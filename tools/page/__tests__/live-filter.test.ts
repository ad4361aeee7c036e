import type { LiveCall } from '../api'
import { matching } from '../client/live/live-filter'
import { nextTryInWords } from '../client/live/next-try'

const call: LiveCall = {
  sequence: 1,
  receivedAt: '2026-05-04T12:30:00.000Z',
  library: 'analytics-node 3.1.0',
  title: 'track: Order Completed',
  user: 'Ada-Ünal',
  messageId: 'message-1',
  parts: [
    { subscription: 'Track Calls', outcome: { kind: 'delivered', status: 200 } },
    { subscription: 'Orders', outcome: { kind: 'refused', status: 400, message: 'The price is "abc".', tries: 1 } },
    { subscription: 'Others' }
  ]
}
const withheld: LiveCall = { ...call, sequence: 2, parts: undefined, withheld: 'Its integrations say "All": false.' }
const untaken: LiveCall = { ...call, sequence: 3, parts: [] }
const fresh: LiveCall = { ...call, sequence: 4, parts: undefined }
const invalid: LiveCall = { ...call, sequence: 5, title: '5', user: '', parts: undefined, invalid: 'It is no object.' }
const all = [invalid, fresh, untaken, withheld, call]
const found = (text: string, standing?: Parameters<typeof matching>[1]['standing']) =>
  matching(all, { text, standing }).map(({ sequence }) => sequence)

describe('the filter of the calls', () => {
  it('is none where it is empty', () => {
    expect(matching(all, { text: ' \t' })).toBe(all)
  })

  it.each([
    ['order', [4, 3, 2, 1]],
    ['ADA-ÜNAL', [4, 3, 2, 1]],
    ['node 3.1', [5, 4, 3, 2, 1]],
    ['message-1', [5, 4, 3, 2, 1]],
    ['completed ada', [4, 3, 2, 1]],
    ['completed grace', []],
    ['"abc"', [1]],
    ['track calls', [1]],
    ['all": false', [2]],
    ['no object', [5]],
    ['.*', []]
  ])('takes words of what is shown: %s', (text, sequences) => {
    expect(found(text)).toEqual(sequences)
  })

  it.each([
    ['delivered', [1]],
    ['refused', [1]],
    ['pending', [4, 1]],
    ['waiting', []],
    ['none', [3]],
    ['withheld', [2]],
    ['invalid', [5]]
  ] as const)('takes calls that stand so in one subscription at least: %s', (standing, sequences) => {
    expect(found('', standing)).toEqual(sequences)
  })

  it('wants both', () => {
    expect(found('abc', 'delivered')).toEqual([1])
    expect(found('abc', 'none')).toEqual([])
  })
})

describe('the next try', () => {
  it.each([
    [-1, 'is tried again now'],
    [0, 'is tried again now'],
    [1, 'next try in 1 s'],
    [59_000, 'next try in 59 s'],
    [60_000, 'next try in 1 min'],
    [600_000, 'next try in 10 min'],
    [4 * 3_600_000, 'next try in 4 h']
  ])('in %i ms is told in words', (inMs, words) => {
    expect(nextTryInWords(1_000_000 + inMs, 1_000_000)).toBe(words)
  })
})
