import { CompressionStream, DecompressionStream } from 'stream/web'
import { deflateRawSync } from 'zlib'
import fc from 'fast-check'
import { DAMAGED, linkOf, LONGEST_LINK, LONGEST_TEXT, textOfLink } from '../client/share/page-link'

beforeAll(() => {
  // What a browser has of itself.
  Object.assign(globalThis, { CompressionStream, DecompressionStream })
})

const ADDRESS = 'http://127.0.0.1:3000/'
const fragmentOf = (link: string | undefined) => new URL(String(link)).hash
const packed = (bytes: Buffer) => `#page=${deflateRawSync(bytes).toString('base64url')}`

describe('a link', () => {
  it('gives back the text that it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.fullUnicodeString({ maxLength: 2000 }), async (text) => {
        const link = await linkOf(`${ADDRESS}?a=b#former`, text)
        expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/\?a=b#page=[\w-]*$/)
        expect(await textOfLink(fragmentOf(link))).toBe(text)
      }),
      { numRuns: 50 }
    )
  })

  it('is short where the text repeats itself', async () => {
    expect((await linkOf(ADDRESS, '{"type":"track"}'.repeat(5000)))?.length).toBeLessThan(1000)
  })

  it('is none where it would be too long to be passed on', async () => {
    const random = Array.from({ length: LONGEST_LINK }, (_, index) => Math.sin(index).toString(36)).join('')
    expect(await linkOf(ADDRESS, random)).toBeUndefined()
    expect(await linkOf(ADDRESS, ' '.repeat(LONGEST_TEXT + 1))).toBeUndefined()
  })

  it('of something else is none', async () => {
    for (const fragment of ['', '#', '#main', '#pages=abc']) expect(await textOfLink(fragment)).toBeUndefined()
  })

  it.each([
    ['cut', packed(Buffer.from('{"a": "whatever stands here"}')).slice(0, -8)],
    ['empty', '#page='],
    ['no base64', '#page=<script>'],
    ['not compressed', `#page=${Buffer.from('{"a":1}').toString('base64url')}`],
    ['no UTF-8', packed(Buffer.from([0xff, 0xfe, 0x80]))],
    ['made to fill the memory', packed(Buffer.alloc(LONGEST_TEXT * 50, 'a'))]
  ])('that is %s says so in one sentence', async (_case, fragment) => {
    await expect(textOfLink(fragment)).rejects.toThrow(DAMAGED)
  })
})
