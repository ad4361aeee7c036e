import { destinationContender } from '../contenders/destination'
import type { Runnable } from '../contenders/destination'

/** A framework whose calls take a moment, and what was seen of them. */
function watchedFramework() {
  const seen = { started: [] as unknown[], underWay: 0, most: 0 }
  const execute = async ({ data }: { data: unknown }) => {
    seen.started.push(data)
    seen.most = Math.max(seen.most, ++seen.underWay)
    await new Promise(setImmediate)
    seen.underWay--
  }
  class Destination {
    actions = { logEvent: { execute } }
    responses = []
  }
  return { seen, framework: { Destination, defaultValues: () => ({}) } }
}

async function delivered(calls: number, atOnce?: number) {
  const { seen, framework } = watchedFramework()
  const what = { definition: { actions: {} }, framework, actions: { track: 'logEvent' }, atOnce } as unknown as Runnable
  const list = Array.from({ length: calls }, (_none, number) => number)
  await destinationContender('any', 'execute', what).deliver({ kind: 'track', text: '', calls: list as never })
  expect(seen.started).toEqual(list)
  expect(seen.underWay).toBe(0)
  return seen.most
}

test('single calls are handed over one after the other', async () => {
  expect(await delivered(5)).toBe(1)
})

test('so many single calls are on their way at a time, each once, until all are done', async () => {
  expect(await delivered(120, 50)).toBe(50)
})

test('fewer calls than may be on their way are all on their way', async () => {
  expect(await delivered(3, 50)).toBe(3)
})
