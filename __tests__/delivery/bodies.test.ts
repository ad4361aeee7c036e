import { randomBytes } from 'crypto'
import { gunzipSync, gzipSync } from 'zlib'
import type { Channel } from '../../src/amplitude/channel'
import { ingestionChannel } from '../../src/amplitude/channel'
import { compressed } from '../../src/amplitude/compression'
import { requestBody } from '../../src/amplitude/request-body'
import { sendBody } from '../../src/amplitude/send-body'
import { answeringClient } from '../support/answering-client'
import { settings } from '../support/sent'

const httpV2 = ingestionChannel(settings, { batch: false })
const channel: Channel = { ...httpV2, prefix: '<', separator: ';', suffix: '>' }

describe("A request's body", () => {
  it('below 64 kB is text, as local tools show it, and bytes from there on', () => {
    const bodyOf = (length: number) => requestBody(channel, ['x'.repeat(length - 2)], length)
    expect(bodyOf(65_535)).toBe(`<${'x'.repeat(65_533)}>`)
    const large = bodyOf(65_536)
    expect(Buffer.isBuffer(large)).toBe(true)
    expect(String(large)).toBe(`<${'x'.repeat(65_534)}>`)
  })

  it('is the same either way, letters of several bytes and separators in it', () => {
    const texts = ['ž'.repeat(20_000), '大'.repeat(10_000), 'end']
    const text = `<${texts.join(';')}>`
    expect(String(requestBody(channel, texts, Buffer.byteLength(text)))).toBe(text)
  })
})

describe('Compression', () => {
  it.each([
    ['at once', 300, { level: 3, windowBits: 14 }],
    ['on another thread', 5000, { level: 5 }]
  ])('%s is gzip at the level that was chosen', async (_, count, options) => {
    const body = JSON.stringify(
      Array.from({ length: count }, (__, number) => ({ number, text: `event ${number % 7} of ${number * number}` }))
    )
    const expected = gzipSync(body, options)
    expect(expected).not.toEqual(gzipSync(body))
    expect(await compressed(body)).toEqual(expected)
    expect(await compressed(Buffer.from(body))).toEqual(expected)
  })

  it.each([2048, 2049, 4096, 4097, 32_768, 32_769, 300_000])(
    'of %d bytes is found again in what gzip makes of it',
    async (length) => {
      const body = randomBytes(length).toString('hex').slice(0, length)
      expect(gunzipSync((await compressed(body)) ?? '').toString()).toBe(body)
    }
  )

  it.each([1500, 3000, 12_000])('has what it says twice, %d bytes apart, but once in gzip', async (apart) => {
    const text = randomBytes(apart / 2).toString('hex')
    const once = (await compressed(text))?.length ?? 0
    expect((await compressed(`${text}${text}`))?.length).toBeLessThan(1.3 * once)
  })

  it.each([
    ['at once', 16_383],
    ['on another thread', 16_384]
  ])('happens %s for a body of %d bytes', async (where, length) => {
    // What another thread does is never done before this one has finished what it is at.
    const meanwhile = async () => {
      for (let step = 0; step < 100; step++) await Promise.resolve()
      return 'on another thread'
    }
    const body = 'ž'.repeat(100) + 'x'.repeat(length - 200)
    expect(await Promise.race([compressed(body).then(() => 'at once'), meanwhile()])).toBe(where)
  })

  it('that fails leaves the body as it is', async () => {
    expect(await compressed(undefined as never).catch(() => 'thrown')).toBe('thrown')
    expect(await compressed({ length: 1 } as never)).toBeUndefined()
  })

  const sent = async (to: Channel, body: string, status = 200) => {
    const { request, bodies } = answeringClient(() => ({ status, data: { code: status } }))
    await sendBody(request, to, body, settings)
    return bodies.map((one) => (one === body ? 'as it is' : 'compressed'))
  }
  const at = (name: string, more: Partial<Channel> = {}): Channel => ({
    ...httpV2,
    url: `https://${name}.amplitude.com`,
    ...more
  })

  it('begins with 2,048 bytes, and where an API takes it', async () => {
    expect(await sent(at('one'), 'x'.repeat(2047))).toEqual(['as it is'])
    expect(await sent(at('one'), 'x'.repeat(2048))).toEqual(['compressed'])
    expect(await sent(at('one'), 'ž'.repeat(1024))).toEqual(['compressed'])
    expect(await sent(at('one', { takesGzip: false }), 'x'.repeat(9000))).toEqual(['as it is'])
  })

  it('that an address does not take is left out for it from then on, and for no other', async () => {
    const body = 'x'.repeat(9000)
    expect(await sent(at('two'), body, 415)).toEqual(['compressed', 'as it is'])
    expect(await sent(at('two'), body)).toEqual(['as it is'])
    expect(await sent(at('three'), body)).toEqual(['compressed'])
  })
})
