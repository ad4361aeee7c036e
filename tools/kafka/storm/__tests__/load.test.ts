import { createServer } from 'http'
import type { IncomingMessage, Server, ServerResponse } from 'http'
import { once } from 'events'
import type { AddressInfo } from 'net'
import { numberOf, outlineOf } from '../calls'
import { Load } from '../load'

const PLAN = { calls: 2000, seed: 5, bad: 0 }

type Answer = (response: ServerResponse, requests: number) => void

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close().closeAllConnections()))

/** A collector that keeps the numbers of the calls that it takes, in order, and answers as a test asks. */
async function collector(taken: number[], answer: Answer): Promise<number> {
  let requests = 0
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { batch } = JSON.parse(body) as { batch: { messageId: string }[] }
    taken.push(...batch.map(({ messageId }) => numberOf(PLAN, messageId) as number))
    answer(response, ++requests)
  }
  const server = createServer((request, response) => void take(request, response).catch(() => response.destroy()))
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const loadTo = (ports: number[], ready = () => Promise.resolve(), signal = new AbortController().signal) =>
  new Load({ plan: PLAN, ports, senders: 4, most: 50, ready, signal })

const everyFifthFails: Answer = (response, requests) => {
  if (requests % 5 === 0) response.destroy()
  else response.writeHead(requests % 7 === 0 ? 503 : 200).end()
}

it("sends each call, and a person's in order, to collectors that fail and cut connections", async () => {
  const taken: number[] = []
  const load = loadTo([await collector(taken, everyFifthFails), await collector(taken, everyFifthFails)])
  await load.run()

  expect(new Set(taken).size).toBe(PLAN.calls)
  expect(load.figures.sent).toBe(PLAN.calls)
  expect(load.figures.again.cut).toBeGreaterThan(0)
  expect(load.figures.again['503']).toBeGreaterThan(0)
  const latest = new Map<number, number>()
  for (const number of new Set(taken)) {
    const { person } = outlineOf(PLAN, number)
    expect(number).toBeGreaterThan(latest.get(person) ?? 0)
    latest.set(person, number)
  }
})

it('holds back what it may not send yet', async () => {
  const taken: number[] = []
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const port = await collector(taken, (response) => response.end())
  const load = new Load({
    plan: PLAN,
    ports: [port],
    senders: 2,
    most: 10,
    ready: (number) => (number > 1000 ? opened : Promise.resolve()),
    signal: new AbortController().signal
  })
  const running = load.run()
  while (taken.length < 900) await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(Math.max(...taken)).toBeLessThanOrEqual(1000)
  open()
  await running
  expect(new Set(taken).size).toBe(PLAN.calls)
})

it('ends when it is told to, though nobody takes anything', async () => {
  const over = new AbortController()
  const load = loadTo([await collector([], (response) => response.writeHead(503).end())], undefined, over.signal)
  const running = load.run()
  setTimeout(() => over.abort(), 50)
  await running
  expect(load.figures.sent).toBe(0)
})
