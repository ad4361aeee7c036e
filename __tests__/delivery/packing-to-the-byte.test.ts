import { newBudget } from '../../src/amplitude/budget'
import type { Channel } from '../../src/amplitude/channel'
import { ingestionChannel } from '../../src/amplitude/channel'
import { deliver } from '../../src/amplitude/deliver'
import { pack } from '../../src/amplitude/pack'
import { answeringClient } from '../support/answering-client'
import { settings } from '../support/sent'

const httpV2 = ingestionChannel(settings, { batch: false })

/** A channel of bodies like `<one;;two>`, in which an item is its user id. */
const channelOf = (maxBytes: number, maxItems = 10): Channel => ({
  ...httpV2,
  prefix: '<',
  separator: ';;',
  suffix: '>',
  limits: { maxBytes, maxItems },
  encode: (item) => (item as { user_id: string }).user_id
})

function packed(channel: Channel, ...texts: string[]) {
  const unfit: [number, number | undefined][] = []
  const items = texts.map((user_id) => ({ event_type: 'Tested', user_id }))
  const loads = [...pack(channel, items, (position, bytes) => unfit.push([position, bytes]))]
  return {
    bodies: loads.map(({ body }) => String(body)),
    unfit,
    positions: loads.map(({ parcels }) => parcels.map(({ position }) => position))
  }
}

describe('A request holds', () => {
  it.each([
    ['as many bytes as it may have, and not one more', 10, ['abc', 'def'], ['<abc;;def>']],
    ['what leaves room for what is around it and between', 9, ['abc', 'def'], ['<abc>', '<def>']],
    ['no separator before its first item', 5, ['abc', 'def'], ['<abc>', '<def>']],
    ['letters by their bytes', 9, ['žž', 'ab'], ['<žž>', '<ab>']],
    ['letters of several bytes where they fit', 10, ['žž', 'ab'], ['<žž;;ab>']],
    ['nothing where there is nothing', 10, [], []]
  ])('%s', (_, most, texts, bodies) => {
    expect(packed(channelOf(most), ...texts)).toMatchObject({ bodies, unfit: [] })
  })

  it('an item alone that fills it, and none that is larger by a byte, whose bytes are told', () => {
    expect(packed(channelOf(5), 'abc', 'defg', 'hij')).toEqual({
      bodies: ['<abc>', '<hij>'],
      unfit: [[1, 4]],
      positions: [[0], [2]]
    })
  })

  it('as many items as it may, also where more bytes would fit', () => {
    expect(packed(channelOf(100, 2), 'a', 'b', 'c', 'd', 'e').bodies).toEqual(['<a;;b>', '<c;;d>', '<e>'])
  })

  it('what was too large beside an item that did not fit anything', () => {
    expect(packed(channelOf(8), 'ab', 'abcdefgh', 'cd').bodies).toEqual(['<ab;;cd>'])
  })
})

describe('What is sent again', () => {
  it('is counted with every byte of its body', async () => {
    const { request, bodies } = answeringClient(() => ({
      status: 400,
      data: { code: 400, error: 'Invalid event JSON' }
    }))
    const counted: number[] = []
    const budget = { ...newBudget(), spendAgain: (bytes: number) => counted.push(bytes) > 0 }
    const events = ['a', 'ž', 'c'].map((user) => ({ event_type: 'Tested', user_id: `user-${user}` }))
    await deliver(request, settings, httpV2, events, budget)
    expect(bodies).toHaveLength(5)
    expect(counted).toEqual(bodies.slice(1).map((body) => Buffer.byteLength(body)))
  })
})
