/** What a process writes into its log. */
import type { Call } from '../../call'
import { CountedEntries } from '../counted-entries'
import { Journal } from '../journal'
import { loggerFor } from '../logger'
import type { PipelineSettings } from '../settings'

const KEYS = { apiKey: 'the-api-key-of-the-test', secretKey: 'the-secret-key-of-the-test' }

function logging() {
  const lines: string[] = []
  const settings = { level: 'info', settings: KEYS, kafka: {} } as PipelineSettings
  const logger = loggerFor(settings, { write: (line) => void lines.push(line) })
  return { logger, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const call: Call = { type: 'track', messageId: 'message-1', timestamp: '', receivedAt: '', userId: 'somebody@test' }

it('No key stands in it, whatever holds it', () => {
  const { logger, entries } = logging()
  logger.error(
    { reason: `Invalid API key: ${KEYS.apiKey}`, url: `https://x/?key=${encodeURIComponent(KEYS.secretKey)}` },
    'x'
  )
  logger.warn({ nested: { deep: [KEYS.apiKey] } }, `about ${KEYS.apiKey}`)
  expect(JSON.stringify(entries())).not.toMatch(/-key-of-the-test/)
  expect(entries()).toHaveLength(2)
})

it('What comes again and again is written once, and counted in the summary, and the next minute begins anew', () => {
  const { logger, entries } = logging()
  const counted = new CountedEntries(logger)
  for (let time = 0; time < 5; time++) counted.say('error', 'the disk', { time }, 'full')
  counted.say('warn', 'else', {}, 'else')
  expect(entries().map(({ msg }) => msg)).toEqual(['full', 'else'])
  expect(counted.take()).toEqual({ 'the disk': 5 })
  expect(counted.take()).toEqual({})
  counted.say('error', 'the disk', {}, 'full')
  expect(entries()).toHaveLength(3)
})

it('Thousands of different entries fill neither the log nor the memory', () => {
  const { logger, entries } = logging()
  const counted = new CountedEntries(logger)
  for (let subject = 0; subject < 5000; subject++) counted.say('warn', `subject ${subject}`, {}, 'x')
  expect(entries()).toHaveLength(101)
  expect(counted.take()).toEqual({ others: 4900 })
})

it('Nothing that a call holds stands in it, besides its message id', () => {
  const { logger, entries } = logging()
  const journal = new Journal(logger, () => 7)
  const reason = 'The user_id "somebody@test" stands for no one in particular.'
  journal.died({ call, subscription: 'Track', status: 400, reason, tries: 1, at: 1 })
  journal.observer.outcome?.(call, 'Track', {
    kind: 'waiting',
    status: 429,
    message: `Throttles "somebody@test".`,
    tries: 1,
    nextTry: 1
  })
  journal.observer.refused?.(
    {},
    { library: 'a-library 1', ip: '203.0.113.7' },
    'Its type is "somebody@test", and must be one.'
  )
  journal.answered({
    method: 'POST',
    path: '/v1/t',
    status: 400,
    client: { library: '', ip: '' },
    retries: 0,
    problem: 'The body is "somebody@test".'
  })
  journal.close()
  expect(JSON.stringify(entries())).not.toMatch(/somebody@test|203\.0/)
  expect(entries()).toMatchObject([
    { level: 'warn', msg: 'dead letter', messageId: 'message-1', field: 'user_id' },
    { msg: 'call put off', status: 429, messageId: 'message-1' },
    { msg: 'call refused', library: 'a-library 1' },
    { msg: 'request refused', status: 400 },
    { level: 'info', msg: 'summary', deadLetters: 1, putOff: 1, refused: 1, open: 7 }
  ])
})

it('An error is written with its place, and without a key', () => {
  const { logger, entries } = logging()
  logger.error(new Error(`no ${KEYS.apiKey}`), 'failed')
  logger.child({ part: 'kafka' }).info('%s is open', 'the log')
  expect(entries()).toMatchObject([
    { msg: 'failed', reason: expect.stringMatching(/^Error: no \*\*\*\n +at /) },
    { msg: 'the log is open', part: 'kafka' }
  ])
})
