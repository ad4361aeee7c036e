/** The lines of an archive's file, whatever state it is in. */
import { Readable } from 'stream'
import { gzipSync } from 'zlib'
import type { Archive } from '../archive-file'
import { lineBatches } from '../line-batches'
import { MOST_LINE_BYTES } from '../lines'

const CALL = '{"type":"track","event":"A","userId":"u1","timestamp":"2025-01-01T00:00:00.000Z","messageId":"m1"}'

/** An archive of one file, which comes in pieces of some bytes. */
function archiveOf(content: Buffer, pieceBytes = 7): Archive {
  return {
    list: () => Promise.resolve({ files: [], others: 0 }),
    open() {
      const pieces: Buffer[] = []
      for (let at = 0; at < content.length; at += pieceBytes) pieces.push(content.subarray(at, at + pieceBytes))
      return Promise.resolve(Readable.from(pieces))
    }
  }
}

async function read(content: Buffer, { after = 0, size = content.length, pieceBytes = 7 } = {}) {
  const lines: [number, string | undefined][] = []
  let cut: { line: number; reason: string } | undefined
  for await (const batch of lineBatches(archiveOf(content, pieceBytes), { name: 'a.gz', size, version: '' }, after)) {
    for (const { number, bytes } of batch.lines) lines.push([number, bytes?.toString()])
    cut = batch.cut
  }
  return { lines, cut }
}

const THREE: [number, string][] = [
  [1, 'eins'],
  [2, 'zwei – ü'],
  [3, 'drei']
]

describe('the lines of a file', () => {
  it.each([
    ['as they stand', Buffer.from('eins\nzwei – ü\ndrei\n')],
    ['without an end of the last line', Buffer.from('eins\nzwei – ü\ndrei')],
    ['gzipped', gzipSync('eins\nzwei – ü\ndrei\n')],
    [
      'gzipped in two parts, the second of which begins within a line',
      Buffer.concat([gzipSync('eins\nzw'), gzipSync('ei – ü\ndrei')])
    ]
  ])('are read %s', async (_how, content) => {
    for (const pieceBytes of [1, 7, 100_000]) {
      expect(await read(content, { pieceBytes })).toEqual({ lines: THREE, cut: undefined })
    }
  })

  it('are none in an empty file', async () => {
    expect(await read(Buffer.alloc(0))).toEqual({ lines: [], cut: undefined })
    expect(await read(gzipSync(''))).toEqual({ lines: [], cut: undefined })
  })

  it('keep their numbers where some of them were read before', async () => {
    expect((await read(gzipSync('eins\nzwei – ü\ndrei\n'), { after: 1 })).lines).toEqual(THREE.slice(1))
  })

  it('are all used that stand before a cut, wherever it is', async () => {
    const texts = Array.from({ length: 300 }, (_line, index) => `${index} ${Math.sin(index)}`)
    const whole = gzipSync(`${texts.join('\n')}\n`)
    for (let length = 20; length < whole.length; length += 97) {
      const { lines, cut } = await read(whole.subarray(0, length), { pieceBytes: 64 })
      expect(lines.map(([, text]) => text)).toEqual(texts.slice(0, lines.length))
      expect(cut).toEqual({ line: lines.length + 1, reason: 'unexpected end of file' })
    }
    const nearEnd = await read(whole.subarray(0, whole.length - 9))
    expect(nearEnd.lines.length).toBeGreaterThan(200)
  })

  it('use the last line where it is whole, and the cut came after it', async () => {
    const { lines, cut } = await read(gzipSync(`${CALL}\n${CALL}`).subarray(0, -4))
    expect(lines).toEqual([
      [1, CALL],
      [2, CALL]
    ])
    expect(cut?.line).toBe(3)
  })

  it('are used as far as they can be read where bytes are damaged', async () => {
    const whole = gzipSync(Array.from({ length: 5000 }, (_line, index) => `${index} ${Math.sin(index)}`).join('\n'))
    const middle = Math.floor(whole.length / 2)
    whole.fill(0xff, middle, middle + 200)
    const { lines, cut } = await read(whole, { pieceBytes: 1024 })
    expect(lines.length).toBeGreaterThan(1000)
    expect(cut?.reason).toBeTruthy()
  })

  it('are not cut but unread where the connection ends early', async () => {
    const content = gzipSync('eins\nzwei\n')
    await expect(read(content, { size: content.length + 1 })).rejects.toThrow('it ended after')
  })

  it('are not kept where they are endless, and those after them are', async () => {
    const content = gzipSync(`eins\n${'x'.repeat(MOST_LINE_BYTES + 1)}\ndrei\n${'y'.repeat(MOST_LINE_BYTES)}\n`)
    const { lines } = await read(content, { pieceBytes: 65_536 })
    expect(lines.map(([number, text]) => [number, text?.length])).toEqual([
      [1, 4],
      [2, undefined],
      [3, 4],
      [4, MOST_LINE_BYTES]
    ])
  })
})
