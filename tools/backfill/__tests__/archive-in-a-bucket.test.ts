/** An archive in a bucket, over S3's own language. */
import { mkdtemp, rm } from 'fs/promises'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { tmpdir } from 'os'
import { join } from 'path'
import { gzipSync } from 'zlib'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import S3rver from 's3rver'
import { archiveAt } from '../../../pipeline/backfill/archive'
import { lineBatches } from '../../../pipeline/backfill/line-batches'

const BUCKET = 'calls'
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }
const NAMES = ['a.gz', 'straße ünïcode.gz', "it's (1)+&=.gz", 'a%2Fb.gz', 'c.json']

let folder: string
let server: S3rver
let endpoint: string
let client: S3Client
const before = { ...process.env }

beforeAll(async () => {
  Object.assign(process.env, CREDENTIALS)
  folder = await mkdtemp(join(tmpdir(), 'bucket-'))
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }]
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
  client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true })
  await put('logs/segment-logs/s/_SUCCESS.json', Buffer.from(''))
  await put('logs/README.md', Buffer.from('no calls'))
  await put('elsewhere/x.gz', gzipSync('not asked for\n'))
  for (const name of NAMES) await put(`logs/segment-logs/s/1735776000000/${name}`, gzipSync(`${name}\nsecond\n`))
})

afterAll(async () => {
  client.destroy()
  await server.close()
  await rm(folder, { recursive: true })
  process.env = before
})

async function put(key: string, body: Buffer): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }))
}

const archive = (address = `s3://${BUCKET}/logs`) => archiveAt(address, { endpoint })

describe('an archive in a bucket', () => {
  it('has the files with calls under its prefix, by name, whatever characters they have', async () => {
    const { files, others } = await archive().list()
    expect(files.map(({ name }) => name)).toEqual(
      NAMES.map((name) => `logs/segment-logs/s/1735776000000/${name}`).sort((a, b) => (a < b ? -1 : 1))
    )
    expect(others).toBe(2)
  })

  it('gives their lines', async () => {
    const { files } = await archive().list()
    for (const file of files) {
      const lines: (string | undefined)[] = []
      for await (const batch of lineBatches(archive(), file, 0))
        lines.push(...batch.lines.map(({ bytes }) => bytes?.toString()))
      expect(lines).toEqual([file.name.slice(file.name.lastIndexOf('/') + 1), 'second'])
    }
  })

  it('lists more files than one answer has', async () => {
    // s3rver cannot give a second answer: its tokens need a cipher that Node has no more.
    const pages: Record<string, string> = {
      '': page(['a.gz', 'b.gz'], '<IsTruncated>true</IsTruncated><NextContinuationToken>2nd</NextContinuationToken>'),
      '2nd': page(['c.gz'], '<IsTruncated>false</IsTruncated>')
    }
    const paged = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://s3')
      response.end(pages[searchParams.get('continuation-token') ?? ''])
    })
    await new Promise<void>((resolve) => paged.listen(0, '127.0.0.1', resolve))
    const { port } = paged.address() as AddressInfo
    const { files } = await archiveAt('s3://calls', { endpoint: `http://127.0.0.1:${port}` }).list()
    paged.closeAllConnections()
    paged.close()
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['a.gz', 7],
      ['b.gz', 7],
      ['c.gz', 7]
    ])
  })

  it('says in words what is wrong with it', async () => {
    await expect(archive('s3://no-such-bucket/x').list()).rejects.toThrow(
      /^The bucket "no-such-bucket" could not be read: NoSuchBucket/
    )
    await expect(archive().open({ name: 'logs/none.gz', size: 1, version: '' })).rejects.toThrow(
      /^The file "logs\/none.gz" of the bucket "calls" could not be read: NoSuchKey/
    )
    await expect(archiveAt(`s3://${BUCKET}`, { endpoint: 'http://127.0.0.1:1' }).list()).rejects.toThrow(/ECONNREFUSED/)
  })
})

const page = (names: string[], more: string): string =>
  `<?xml version="1.0"?><ListBucketResult>${more}${names
    .map((name) => `<Contents><Key>${name}</Key><Size>7</Size><ETag>"e"</ETag></Contents>`)
    .join('')}</ListBucketResult>`
