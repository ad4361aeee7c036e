import { gzipSync } from 'zlib'
import { postText, sandboxes, upload } from './running-sandbox'

const run = sandboxes()
const noRates = { eventsPerSecond: Infinity }
const tooLarge = { status: 413, body: { code: 413, error: 'Payload too large' } }
const events = (count: number) => Array.from({ length: count }, () => ({ event_type: 'Opened', user_id: 'user-1' }))

/** A request of exactly that many bytes, one event in it, in characters of two bytes each as far as they go. */
function bodyOf(bytes: number): string {
  const empty = JSON.stringify({ api_key: 'key', padding: '', events: events(1) })
  const padding = bytes - empty.length
  return empty.replace('"padding":""', `"padding":"${'ä'.repeat(Math.floor(padding / 2))}${'a'.repeat(padding % 2)}"`)
}

describe('the size of an upload', () => {
  test.each([
    ['/2/httpapi', 1_000_000],
    ['/batch', 20_000_000]
  ])('%s takes less than %d bytes, counted as bytes and not as characters', async (path, limit) => {
    const sandbox = await run()
    expect(await postText(sandbox.url + path, bodyOf(limit))).toEqual(tooLarge)
    expect(sandbox.events()).toEqual([])
    expect(await postText(sandbox.url + path, bodyOf(limit - 1))).toMatchObject({
      status: 200,
      body: { payload_size_bytes: limit - 1 }
    })
  })

  test('a body that comes without its length is measured as it comes', async () => {
    const sandbox = await run()
    const chunked = { 'transfer-encoding': 'chunked' }
    expect((await postText(`${sandbox.url}/2/httpapi`, bodyOf(1_000_000), chunked)).status).toBe(413)
    expect((await postText(`${sandbox.url}/2/httpapi`, bodyOf(999_999), chunked)).status).toBe(200)
  })

  test('1 MB is 1,048,576 bytes by the other reading', async () => {
    const sandbox = await run({ readings: { megabyte: '1048576' } })
    expect((await postText(`${sandbox.url}/2/httpapi`, bodyOf(1_048_575))).status).toBe(200)
    expect((await postText(`${sandbox.url}/2/httpapi`, bodyOf(1_048_576))).status).toBe(413)
  })

  test.each([
    ['/2/httpapi', 1999],
    ['/batch', 2000]
  ])('%s takes %d events, and not one more', async (path, limit) => {
    const sandbox = await run({ limits: { httpapi: noRates, batch: noRates } })
    expect(await upload(sandbox, events(limit + 1), path)).toEqual(tooLarge)
    expect(sandbox.events()).toEqual([])
    expect(await upload(sandbox, events(limit), path)).toMatchObject({ status: 200, body: { events_ingested: limit } })
  })

  test('a small body that unpacks to a large one is too large', async () => {
    const sandbox = await run()
    const packed = gzipSync(bodyOf(5_000_000))
    expect(packed.length).toBeLessThan(100_000)
    expect(await postText(`${sandbox.url}/2/httpapi`, packed, { 'content-encoding': 'gzip' })).toEqual(tooLarge)
  })

  test('limits can be moved', async () => {
    const sandbox = await run({ limits: { httpapi: { events: 2, bytes: 500 } } })
    expect((await upload(sandbox, events(2))).status).toBe(200)
    expect((await upload(sandbox, events(3))).status).toBe(413)
    expect((await postText(`${sandbox.url}/2/httpapi`, bodyOf(500))).status).toBe(413)
  })
})
