/** Who may send calls to a collector, and whose address they carry. */
import { MemoryLog } from '../../log/memory-log'
import type { Client } from '../../observer'
import { collectingServer } from '../collect-role'

const SETTINGS = { host: '127.0.0.1', port: 0, origins: [] as string[], trustProxy: [] as string[] }

async function send(settings: Partial<typeof SETTINGS>, headers: Record<string, string>) {
  const clients: Client[] = []
  const server = await collectingServer({
    settings: { ...SETTINGS, ...settings },
    log: new MemoryLog(),
    destinationName: 'Actions Amplitude',
    observer: { collected: (_call, client) => void clients.push(client) },
    answered: () => undefined
  })
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/track',
    headers: { authorization: 'Basic a2V5Og==', 'content-type': 'application/json', ...headers },
    payload: { userId: 'user-1234', event: 'Opened' },
    remoteAddress: '10.1.2.3'
  })
  await server.close()
  return { status: answer.statusCode, headers: answer.headers, ip: clients[0]?.ip }
}

it.each([
  ['a program', [], undefined, 200],
  ['a page of nowhere', [], 'https://shop.test', 403],
  ['a page that was allowed', ['https://shop.test'], 'https://shop.test', 200],
  ['a page beside it', ['https://shop.test'], 'https://shop.test.evil.test', 403],
  ['any page', ['*'], 'https://shop.test', 200]
])('Calls of %s, where %j are allowed', async (_who, origins, origin, status) => {
  const answer = await send({ origins }, origin === undefined ? {} : { origin })
  expect(answer.status).toBe(status)
  if (origin !== undefined && status === 200) expect(answer.headers['access-control-allow-origin']).toBe(origin)
})

it.each([
  ['is believed of a load balancer that is trusted', ['10.0.0.0/8'], '203.0.113.7'],
  ['is not believed of anybody else', ['192.168.0.0/16'], '10.1.2.3'],
  ['is not believed where nobody is trusted', [], '10.1.2.3']
])('What X-Forwarded-For says %s', async (_what, trustProxy, ip) => {
  expect(await send({ trustProxy }, { 'x-forwarded-for': '203.0.113.7' })).toMatchObject({ status: 200, ip })
})
