import { eventsOf } from './support/sent'

describe('Log Event', () => {
  it('sends a track call as one event with its properties', async () => {
    const [event, ...others] = await eventsOf('logEvent', { event: 'Clicked', properties: { color: 'blue' } })
    expect(others).toEqual([])
    expect(event).toMatchObject({ event_type: 'Clicked', event_properties: { color: 'blue' }, user_id: 'user-1234' })
  })
})
