/**
 * What stands on the page, in the fragment of an address: compressed, and as base64 that an address may hold. A browser sends the fragment to no
 * server.
 */

/** How the fragment begins. */
const FRAGMENT = '#page='

/** Characters of an address that chats and mails still carry whole. */
export const LONGEST_LINK = 16_000

/** Characters that a link may unpack to: some compress a thousandfold, to fill the memory of whoever opens them. */
export const LONGEST_TEXT = 2_000_000

export const DAMAGED = 'The link is damaged, or is none of this page. Nothing was changed.'

/**
 * The link that holds a text.
 * @param address Where the page stands.
 * @returns `undefined` where it would be too long to be passed on.
 */
export async function linkOf(address: string, text: string): Promise<string | undefined> {
  if (text.length > LONGEST_TEXT) return undefined
  const packed = await piped(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const link = address.replace(/#.*$/, '') + FRAGMENT + inBase64Url(packed)
  return link.length > LONGEST_LINK ? undefined : link
}

/**
 * The text in the fragment of an address.
 * @returns `undefined` where it is no fragment of a link.
 * @throws Error with a sentence where it is damaged, or too long.
 */
export async function textOfLink(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(FRAGMENT)) return undefined
  try {
    const packed = fromBase64Url(fragment.slice(FRAGMENT.length))
    const bytes = await piped(packed, new DecompressionStream('deflate-raw'), LONGEST_TEXT)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(DAMAGED)
  }
}

/** What a stream makes of bytes. @throws Where it is more than so many bytes, or they are not what it takes. */
async function piped(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
  most = Infinity
): Promise<Uint8Array> {
  const writer = stream.writable.getWriter()
  const written = Promise.all([writer.write(bytes), writer.close()])
  const readable = stream.readable as ReadableStream<Uint8Array>
  const read = chunksOf(readable.getReader(), most)
  // A stream that is damaged fails at both of its ends.
  const [chunks] = await Promise.all([read, written])
  return joined(chunks)
}

async function chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return chunks
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new Error('More than a page holds.')
    }
    chunks.push(value)
  }
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function inBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0))
}
