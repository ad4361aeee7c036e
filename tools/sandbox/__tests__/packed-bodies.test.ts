/** Bodies that are small as sent, and large once they are unpacked. */
import { spawn } from 'child_process'
import { join } from 'path'
import { setFlagsFromString } from 'v8'
import { runInNewContext } from 'vm'
import { gzipSync } from 'zlib'
import { get, postText, sandboxes, send } from './running-sandbox'

const run = sandboxes()
const MEGABYTE = 1_000_000
const packed = { 'content-encoding': 'gzip' }

const body = (more: string) =>
  gzipSync(`{"api_key":"key","events":[{"event_type":"Opened","user_id":"user-1",${more}}]}`)
const text = (bytes: number) => body(`"event_properties":{"text":"${'x'.repeat(bytes)}"}`)
/** Three bytes of JSON that take some sixty when they are parsed. */
const objects = (bytes: number) => body(`"event_properties":{"list":[{}${',{}'.repeat(bytes / 3)}]}`)
const unknownKey = (bytes: number) => body(`"${'x'.repeat(bytes)}":1`)

const form = (identification: object) =>
  new URLSearchParams({ api_key: 'key', identification: JSON.stringify(identification) }).toString()

/** Bytes of what is reachable. */
function held(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

/** A process with a heap of that many megabytes, which ends when it needs more. */
async function processOf(megabytes: number) {
  const cli = join(__dirname, '..', 'cli.ts')
  const options = [`--max-old-space-size=${megabytes}`, '--import', 'tsx', cli, '--port', '0']
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'ignore'] })
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString()) ?? []
      if (found) resolve(found)
    })
  })
  return { url, child }
}

describe('bodies that are packed', () => {
  test.each([
    ['one long text', text],
    ['many small objects', objects],
    ['a key that nobody knows', unknownKey]
  ])('are kept by what they unpack to: %s', async (_what, bodyOf) => {
    const keep = { eventBytes: 3.5 * MEGABYTE, requestBytes: 3.5 * MEGABYTE }
    const sandbox = await run({ keep })
    const sent = bodyOf(3 * MEGABYTE)
    expect(sent.length).toBeLessThan(10_000)
    const before = held()
    for (let at = 0; at < 6; at++) expect((await postText(`${sandbox.url}/batch`, sent, packed)).status).toBe(200)
    expect(held() - before).toBeLessThan(2 * (keep.eventBytes + keep.requestBytes))
    expect(sandbox.requests.length).toBeLessThan(3)
    expect(sandbox.requests[0]).toMatchObject({ bytes: sent.length, body: { api_key: 'key' } })
    expect(sandbox.projects()).toMatchObject([{ events: 6 }])
  })

  test.each([
    [
      '/batch',
      (list: string) =>
        `{"api_key":"key","events":[{"event_type":"$identify","user_id":"USER","user_properties":{"list":${list}}}]}`
    ],
    [
      '/batch',
      (list: string) =>
        `{"api_key":"key","events":[{"event_type":"$groupidentify","user_id":"user-1","groups":{"org":"USER"},"group_properties":{"list":${list}}}]}`
    ],
    ['/identify', (list: string) => form({ user_id: 'USER', user_properties: { list: JSON.parse(list) as unknown } })],
    [
      '/groupidentify',
      (list: string) =>
        form({ group_type: 'org', group_value: 'USER', group_properties: { list: JSON.parse(list) as unknown } })
    ]
  ])(
    'fill the properties of users and groups up to a bound, which %s tells, until they are forgotten',
    async (path, bodyOf) => {
      const sandbox = await run({ keep: { propertyBytes: 20 * MEGABYTE, requests: 1 } })
      const before = held()
      const sendOf = (user: string) =>
        postText(sandbox.url + path, gzipSync(bodyOf(`[{}${',{}'.repeat(60_000)}]`).replace('USER', user)), packed)
      // The same property again takes the place of what was there.
      for (let at = 0; at < 12; at++) expect((await sendOf('user-0')).status).toBe(200)
      const statuses: number[] = []
      for (let at = 1; at < 12; at++) statuses.push((await sendOf(`user-${at}`)).status)
      expect(new Set(statuses)).toEqual(new Set([200, 503]))
      expect(held() - before).toBeLessThan(60 * MEGABYTE)
      sandbox.reset()
      expect((await sendOf('user-1')).status).toBe(200)
    }
  )

  test('are unpacked no further than they may be', async () => {
    const sandbox = await run()
    const bomb = gzipSync(Buffer.alloc(500 * MEGABYTE))
    expect(bomb.length).toBeLessThan(MEGABYTE)
    const before = process.memoryUsage().rss
    for (const path of ['/2/httpapi', '/batch']) {
      expect((await postText(sandbox.url + path, bomb, packed)).status).toBe(413)
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * MEGABYTE)
    expect(sandbox.requests).toMatchObject([{ status: 413, body: undefined }, { status: 413 }])
  })

  test('are refused beyond a size though the limit is lifted', async () => {
    const sandbox = await run({ limits: { batch: { bytes: Infinity } } })
    const bomb = gzipSync(Buffer.alloc(300 * MEGABYTE, ' '))
    expect((await postText(`${sandbox.url}/batch`, bomb, packed)).status).toBe(413)
  })

  test('105 of 20 MB each, and of 19 kB as they are sent, come at once and leave the sandbox well', async () => {
    const { url, child } = await processOf(700)
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const sent = text(19_999_000)
    expect(sent.length).toBeLessThan(20_000)
    await send('PUT', `${url}/sandbox/faults`, {}, '{"latencyMs":200}')
    const answers = await Promise.all(Array.from({ length: 105 }, () => postText(`${url}/batch`, sent, packed)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await get(`${url}/sandbox/state`)).body).toMatchObject({ requests: 105, projects: [{ events: 105 }] })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }, 60_000)
})
