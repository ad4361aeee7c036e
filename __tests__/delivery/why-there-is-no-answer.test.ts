import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { settings } from '../support/sent'

const channel = ingestionChannel(settings, { batch: false })

describe('Why there is no answer', () => {
  const outcomeOf = async (error: unknown) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- What a client fails with need not be one.
    const request = () => Promise.reject(error)
    const [outcome] = await deliver(request, settings, channel, [{ event_type: 'Tested', user_id: 'user-1' }])
    return { message: '', ...outcome }
  }

  it.each([
    ['code', 'ETIMEDOUT'],
    ['code', 'REQUESTTIMEOUTERROR'],
    ['code', 'REQUESTCLIENTERROR'],
    ['type', 'request-timeout'],
    ['type', 'body-timeout']
  ])('is the time where the %s of the error is %s', async (property, value) => {
    const outcome = await outcomeOf(Object.assign(new Error('gave up'), { [property]: value }))
    expect(outcome).toMatchObject({ status: 408, message: expect.stringContaining('did not answer in time (gave up)') })
  })

  it.each([
    ['an error without a code', new Error('socket hang up'), 'socket hang up'],
    ['an error of another type', Object.assign(new Error('bad'), { type: 'system' }), 'bad'],
    ['a text', 'out of order', 'out of order'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an object without a message', { message: 7 }, '[object Object]'],
    ['an answer too long, before it began', Object.assign(new Error('over limit'), { type: 'max-size' }), 'over limit']
  ])('is a broken connection for %s', async (_, error, reason) => {
    const outcome = await outcomeOf(error)
    expect(outcome).toMatchObject({ status: 502, message: expect.stringContaining(`broke the connection (${reason})`) })
  })

  it('is told in 500 characters at most, and without keys in it', async () => {
    const { message } = await outcomeOf(new Error(`${settings.apiKey} ${'x'.repeat(1000)}`))
    expect(message).not.toContain(settings.apiKey)
    expect(/\((.*)\)/.exec(message)?.[1]).toHaveLength(500)
  })
})
