import type { Confirmation } from '../confirmations'
import { Confirmations } from '../confirmations'

/** A group whose brokers answer when told to. */
function slowGroup() {
  const asked: { offsets: string[]; answer(error?: Error): Promise<void> }[] = []
  const troubles: unknown[] = []
  const confirmed = { offset: 0 }
  let done = 0
  const unconfirmed = (): Confirmation[] => {
    const offset = done
    if (confirmed.offset === offset) return []
    return [{ topic: 'calls', partition: 0, offset: String(offset), taken: () => void (confirmed.offset = offset) }]
  }
  const commit = (confirmations: readonly Confirmation[]) =>
    new Promise<void>((resolve, reject) => {
      const answer = async (error?: Error) => {
        if (error) reject(error)
        else resolve()
        await settled()
      }
      asked.push({ offsets: confirmations.map(({ offset }) => offset), answer })
    })
  const group = new Confirmations({ unconfirmed, commit, trouble: (error) => void troubles.push(error) })
  return { group, asked, troubles, confirmed, reach: (offset: number) => void (done = offset) }
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve))

const offsetsOf = (asked: readonly { offsets: string[] }[]) => asked.map(({ offsets }) => offsets.join())

afterEach(() => jest.restoreAllMocks())

it('Brokers that do not answer are asked once, and not again each time', async () => {
  const { group, asked, reach } = slowGroup()
  for (const offset of [1, 2, 3]) {
    reach(offset)
    void group.confirm()
  }
  expect(offsetsOf(asked)).toEqual(['1'])
  await asked[0].answer()
  void group.confirm()
  expect(offsetsOf(asked)).toEqual(['1', '3'])
})

it('Nothing is asked where nothing is new', async () => {
  const { group, asked, reach } = slowGroup()
  await group.confirm()
  reach(7)
  const confirming = group.confirm()
  await asked[0].answer()
  await confirming
  await group.confirm()
  expect(offsetsOf(asked)).toEqual(['7'])
})

it('What is done while brokers think counts as confirmed only once they have taken it too', async () => {
  const { group, asked, confirmed, reach } = slowGroup()
  reach(4)
  void group.confirm()
  reach(9)
  expect(confirmed.offset).toBe(0)
  await asked[0].answer()
  expect(confirmed.offset).toBe(4)
})

it('What brokers did not take is told them the next time, with what was done since', async () => {
  const { group, asked, confirmed, reach } = slowGroup()
  reach(4)
  void group.confirm()
  await asked[0].answer(new Error('The group is rebalancing'))
  expect(confirmed.offset).toBe(0)
  reach(6)
  void group.confirm()
  await asked[1].answer()
  expect(offsetsOf(asked)).toEqual(['4', '6'])
  expect(confirmed.offset).toBe(6)
})

it('The last confirmation waits for the one that is under way, and holds what was done since', async () => {
  const { group, asked, confirmed, reach } = slowGroup()
  reach(4)
  void group.confirm()
  reach(8)
  const last = group.confirmLast()
  expect(offsetsOf(asked)).toEqual(['4'])
  await asked[0].answer()
  expect(offsetsOf(asked)).toEqual(['4', '8'])
  await asked[1].answer()
  await last
  expect(confirmed.offset).toBe(8)
})

describe('That brokers take no confirmation', () => {
  /** Tells brokers at the given seconds, which refuse each. */
  async function refusedAt(seconds: readonly number[], takenAt?: number) {
    const { group, asked, troubles, reach } = slowGroup()
    const now = jest.spyOn(Date, 'now')
    for (const second of seconds) {
      now.mockReturnValue(second * 1000)
      reach(second + 1)
      void group.confirm()
      await asked[asked.length - 1].answer(second === takenAt ? undefined : new Error(`refused at ${second}`))
    }
    return troubles.map((error) => (error as Error).message)
  }

  it.each([
    ['is not told while a group may be forming', [0, 10, 29], undefined, []],
    ['is told once it lasts', [0, 29, 30], undefined, ['refused at 30']],
    ['is told again only after as long again', [0, 30, 31, 59, 61], undefined, ['refused at 30', 'refused at 61']],
    ['is forgotten with the first that is taken', [0, 20, 40, 60], 20, []]
  ])('%s', async (_, seconds, takenAt, told) => {
    expect(await refusedAt(seconds, takenAt)).toEqual(told)
  })
})
