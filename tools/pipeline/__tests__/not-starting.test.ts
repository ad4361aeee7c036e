import { once } from 'events'
import type { AddressInfo } from 'net'
import { createServer } from 'net'
import { processes } from './processes'

const { start } = processes()

it('All that is wrong is complained about at once, a sentence a line, without a key, and the command ends with 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { ended, written } = start(
    'deliver',
    { log: 'kafka', status: { port }, settings: { apiKey: 'the-api-key-of-somebody' }, subscriptions: 'none.json' },
    { PIPELINE_KAFKA_BROKER: 'one:9092', PIPELINE_SETTINGS_ENDPOINT: 'the-api-key-of-somebody' }
  )
  expect(await ended).toBe(1)
  taken.close()
  expect(written().trimEnd().split('\n')).toEqual([
    'error: There is no setting PIPELINE_KAFKA_BROKER; did you mean PIPELINE_KAFKA_BROKERS?',
    'error: kafka.brokers is missing: set it in the file, or as PIPELINE_KAFKA_BROKERS.',
    'error: settings.secretKey is missing: set it in the file, or as PIPELINE_SETTINGS_SECRET_KEY.',
    'error: PIPELINE_SETTINGS_ENDPOINT is "***", and must be one of north_america, europe.',
    'error: subscriptions: none.json does not exist.',
    `error: status.port is ${port}, which is in use on 127.0.0.1: choose another, or 0 for any free one.`
  ])
})

it('A role that there is not is refused with those that there are', async () => {
  const { ended, written } = start('colect', {})
  expect(await ended).toBe(1)
  expect(written()).toMatch(/'colect' is invalid .* Allowed choices are collect, deliver, all\./)
})
