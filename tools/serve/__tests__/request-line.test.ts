import type { AnsweredRequest } from '../../../pipeline/collect/tracking-api'
import { requestLine } from '../request-line'

const AT = new Date(2026, 0, 31, 9, 5, 7)
const collected = { calls: 3, kept: 3, withheld: 0, duplicates: 0, refused: 0, reasons: [] }
const request: AnsweredRequest = {
  method: 'POST',
  path: '/v1/batch',
  status: 200,
  client: { library: 'analytics-node 3.1.0', ip: '127.0.0.1' },
  retries: 0,
  collected
}

it('A request is a line: its time, client, path, status, and what became of its calls', () => {
  expect(requestLine(AT, request)).toBe('09:05:07  analytics-node 3.1.0       /v1/batch  200  3 calls: 3 taken')
})

it.each([
  [{ calls: 1, kept: 1 }, '1 call: 1 taken'],
  [{ calls: 3, kept: 2, withheld: 1, duplicates: 1 }, '3 calls: 1 taken, 1 withheld from Amplitude, 1 had before'],
  [
    { calls: 2, kept: 0, refused: 2, reasons: ['It has no id.', 'It is no call.'] },
    '2 calls: 2 refused (It has no id. It is no call.)'
  ],
  [{ calls: 0, kept: 0 }, '0 calls: nothing in it']
])('%j is told as: %s', (changes, words) => {
  const line = requestLine(AT, { ...request, collected: { ...collected, ...changes } })
  expect(line.split('200  ')[1]).toBe(words)
})

it('A request that was refused says why, and one that comes again says so', () => {
  const refused = { ...request, collected: undefined, status: 400, problem: 'The body is no JSON.', retries: 2 }
  expect(requestLine(AT, refused)).toMatch(/ 400 {2}refused: The body is no JSON\., sent again \(2\)$/)
})

it('What a client calls itself cannot steer the terminal', () => {
  const client = { library: 'evil\u001b[2J\n1.0', ip: '127.0.0.1' }
  // eslint-disable-next-line no-control-regex
  expect(requestLine(AT, { ...request, client })).not.toMatch(/[\u0000-\u001f]/)
})
