import type { JSONObject } from '@segment/actions-core'
import { Destination } from '@segment/actions-core'
import destination from '../../../src'
import { rerouteAgent } from '../../sandbox/reroute'
import { migrate } from '../migrate'
import { migrated } from './migrated'

const { send, sandbox } = migrated()

it('The API key names the project that gets the events, without the spaces around it', async () => {
  await send({ apiKey: ' another-key ' }, { type: 'track', event: 'Clicked' })
  expect(sandbox().projects()).toMatchObject([{ api_key: 'another-key', events: 1 }])
})

it('The secret key allows deletions, as before', async () => {
  await send({}, { type: 'track', event: 'Clicked' })
  const { settings } = migrate({ apiKey: 'api-key', secretKey: 'secret-key' })
  const agent = rerouteAgent(sandbox().port)
  const runner = new Destination({ ...destination, extendRequest: () => ({ agent }) })
  await runner.onDelete?.({ type: 'delete', userId: 'user-1234' }, settings as JSONObject)
  expect(sandbox().deletions()).toHaveLength(1)
})

it.each([{}, { apiKey: '', secretKey: '' }])('Keys that are not given (%j) are not in the settings', (classic) => {
  expect(migrate(classic).settings).toEqual({ endpoint: 'north_america' })
})
