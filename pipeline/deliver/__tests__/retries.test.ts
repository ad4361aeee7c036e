import { comesAgain, delayAfter, RETRY_POLICY } from '../retries'

it.each([408, 423, 429, 500, 502, 503, 504, 599])('%i is tried again', (status) => {
  expect(comesAgain(status)).toBe(true)
})

it.each([200, 301, 400, 401, 403, 404, 413, 422, 501])('%i is final', (status) => {
  expect(comesAgain(status)).toBe(false)
})

it('Delays double up to the longest, and are scattered over their upper half', () => {
  const longest = (tries: number) => delayAfter(tries, RETRY_POLICY, 1)
  expect([1, 2, 3, 4].map(longest)).toEqual([1000, 2000, 4000, 8000])
  expect(longest(10_000)).toBe(RETRY_POLICY.longestDelayMs)
  expect(delayAfter(3, RETRY_POLICY, 0)).toBe(2000)
})
