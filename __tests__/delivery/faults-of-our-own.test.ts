import { createRequestClient } from '@segment/actions-core'
import nock from 'nock'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliverPayloads } from '../../src/delivery/deliver-payloads'
import type { ClassicSwitchSource } from '../../src/events/classic-switch'
import { settings } from '../support/sent'
import { mockAmplitude } from './mock-amplitude'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('A payload on which the destination itself breaks down', () => {
  it('is sent again until that is mended, and is nobody else’s matter', async () => {
    const { accepted } = mockAmplitude()
    const channel = ingestionChannel(settings, { batch: false })
    const plan = () => (payload: ClassicSwitchSource & { event_type: string }) => {
      if (payload.event_type === 'Broken') throw new RangeError('Invalid array length')
      return [{ channel, item: { ...payload, user_id: 'user-1234' } }]
    }
    const payloads = [{ event_type: 'First' }, { event_type: 'Broken' }, { event_type: 'Last' }]
    const outcomes = await deliverPayloads(createRequestClient(), settings, payloads, plan)
    expect(outcomes.map(({ outcome }) => outcome.status)).toEqual([200, 500, 200])
    expect(outcomes[1].outcome).toMatchObject({
      message: expect.stringMatching(/could not be turned.*Invalid array length/)
    })
    expect(accepted.map(({ event_type }) => event_type)).toEqual(['First', 'Last'])
  })
})
