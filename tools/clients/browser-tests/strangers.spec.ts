import { expect, test } from './shop'
import type { Shop } from './shop'

const CALL = { event: 'Stranger', userId: 'user-1234', writeKey: 'any' }

/** A call of this machine's own arrives, and nothing of the stranger's before it. */
async function nothingButOurs({ segment }: Shop): Promise<void> {
  const response = await fetch(`${segment.url}/v1/track`, {
    method: 'POST',
    body: JSON.stringify({ ...CALL, event: 'Ours' })
  })
  expect(response.status).toBe(200)
  await expect.poll(() => segment.sandbox.events().map(({ event }) => event.event_type)).toEqual(['Ours'])
}

/** Opens a page of a stranger's site, whose name leads to this machine. */
function visitStranger(shop: Shop): Promise<void> {
  return shop.open(shop.site.empty, 'stranger.test')
}

for (const [how, init] of [
  ['plain text, which needs no preflight', { method: 'POST', headers: { 'Content-Type': 'text/plain' } }],
  ['JSON', { method: 'POST', headers: { 'Content-Type': 'application/json' } }],
  ['plain text whose answer it does not read', { method: 'POST', mode: 'no-cors' as const }]
] as const) {
  test(`a script of a stranger's page sends no calls: ${how}`, async ({ shop }) => {
    await visitStranger(shop)
    const answer = await shop.page.evaluate(
      ([url, options, call]) =>
        fetch(`${url}/v1/t`, { ...options, body: JSON.stringify(call) }).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'failed'
        ),
      [shop.segment.url, init, CALL] as const
    )
    expect(['failed', 'opaque 0']).toContain(answer)
    await nothingButOurs(shop)
  })
}

test("a beacon of a stranger's page sends no calls", async ({ shop }) => {
  await visitStranger(shop)
  const refused = shop.page.waitForResponse(`${shop.segment.url}/v1/t`)
  await shop.page.evaluate(([url, call]) => navigator.sendBeacon(`${url}/v1/t`, JSON.stringify(call)), [
    shop.segment.url,
    CALL
  ] as const)
  expect((await refused).status()).toBe(403)
  await nothingButOurs(shop)
})

test("a form of a stranger's page sends no calls", async ({ shop }) => {
  await visitStranger(shop)
  const refused = shop.page.waitForResponse(`${shop.segment.url}/v1/t`)
  await shop.page.evaluate(
    ([url, call]) => {
      // The name and the value of the only field are the JSON, with the "=" of the form in a text between them.
      const form = Object.assign(document.createElement('form'), {
        action: `${url}/v1/t`,
        method: 'post',
        enctype: 'text/plain'
      })
      const [name, value] = JSON.stringify({ ...call, properties: { a: 'b' } }).split('"b"')
      form.append(Object.assign(document.createElement('input'), { name: `${name}"`, value: `b"${value}` }))
      document.body.append(form)
      form.submit()
    },
    [shop.segment.url, CALL] as const
  )
  expect((await refused).status()).toBe(403)
  await nothingButOurs(shop)
})

test("a picture in a stranger's page sends no calls", async ({ shop }) => {
  await visitStranger(shop)
  expect(await showPixel(shop, CALL)).toBe('error')
  await nothingButOurs(shop)
})

test('a picture in a page that hides its address sends no calls', async ({ shop }) => {
  await visitStranger(shop)
  await shop.page.evaluate(() => {
    const meta = Object.assign(document.createElement('meta'), { name: 'referrer', content: 'no-referrer' })
    document.head.append(meta)
  })
  expect(await showPixel(shop, CALL)).toBe('error')
  await nothingButOurs(shop)
})

test('a picture in a page of this machine sends a call', async ({ shop }) => {
  await shop.open(shop.site.empty)
  expect(await showPixel(shop, { ...CALL, event: 'Ours' })).toBe('load')
  await expect.poll(() => shop.segment.sandbox.events().map(({ event }) => event.event_type)).toEqual(['Ours'])
})

test("a stranger's page that has led its own name here (DNS rebinding) reads and sends nothing", async ({ shop }) => {
  const own = `http://rebound.test:${new URL(shop.segment.url).port}`
  const opened = await shop.page.goto(`${own}/`)
  expect(opened?.status()).toBe(403)
  const answers = await shop.page.evaluate(async (call) => {
    const body = JSON.stringify(call)
    const [sent, settings, library, state] = await Promise.all([
      fetch('/v1/t', { method: 'POST', body }),
      fetch('/v1/projects/any/settings'),
      fetch('/analytics.js/v1/any/analytics.min.js'),
      fetch('/sandbox/users')
    ])
    return [sent, settings, library, state].map(({ status }) => status)
  }, CALL)
  expect(answers).toEqual([403, 403, 403, 403])
  await nothingButOurs(shop)
})

test("a stranger's page reads nothing of what calls led to", async ({ shop }) => {
  await visitStranger(shop)
  const read = await shop.page.evaluate(async (url) => {
    const paths = ['/sandbox/users', '/sandbox/events', '/sandbox/stream', '/manifest', '/v1/projects/any/settings']
    const answers = paths.map((path) =>
      fetch(`${url}${path}`).then(
        (response) => response.text(),
        () => 'failed'
      )
    )
    return Promise.all(answers)
  }, shop.segment.url)
  expect(new Set(read)).toEqual(new Set(['failed']))
})

/** @returns What became of the picture: `load` or `error`. */
function showPixel({ page, segment }: Shop, call: object): Promise<string> {
  const data = Buffer.from(JSON.stringify(call)).toString('base64')
  return page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const picture = new Image()
        picture.addEventListener('load', () => resolve('load'))
        picture.addEventListener('error', () => resolve('error'))
        picture.src = src
        document.body.append(picture)
      }),
    `${segment.url}/v1/pixel/track?data=${encodeURIComponent(data)}`
  )
}
