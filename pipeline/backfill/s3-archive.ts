/** An archive in a bucket of Amazon S3, or of anything that speaks its language. */
import type { Readable } from 'stream'
import type { S3ClientConfig } from '@aws-sdk/client-s3'
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { showValue } from '../../src/amplitude/show-value'
import type { Archive, ArchiveFile } from './archive-file'
import { ArchiveError, byName, hasCalls } from './archive-file'

export interface BucketOptions {
  /** The address of an S3 that is not Amazon's. */
  endpoint?: string
  region?: string
}

/** Where neither an option nor the environment names one; an S3 that is not Amazon's does not ask for it. */
const DEFAULT_REGION = 'us-east-1'

/**
 * Credentials come from where Amazon's own tools take them: the environment, the shared configuration, or the machine's role.
 * @param address `s3://bucket/prefix`
 */
export function s3Archive(address: string, { endpoint, region }: BucketOptions): Archive {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/is.exec(address) ?? []
  if (!bucket) throw new ArchiveError(`${showValue(address)} names no bucket. Write s3://bucket/prefix.`)
  const client = new S3Client(configOf(endpoint, region))
  const failed = (what: string) => (error: Error) => {
    throw new ArchiveError(`${what} could not be read: ${error.name}: ${error.message}.`)
  }

  async function list(): Promise<{ files: ArchiveFile[]; others: number }> {
    const files: ArchiveFile[] = []
    let others = 0
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
      for (const { Key: key = '', Size: size = 0, ETag: tag = '' } of Contents) {
        if (hasCalls(key)) files.push({ name: key, size, version: tag })
        else if (!key.endsWith('/')) others += 1
      }
    }
    return { files: files.sort(byName), others }
  }

  return {
    list: () => list().catch(failed(`The bucket ${showValue(bucket)}`)),

    async open({ name, version }) {
      const { Body: body } = await client
        .send(new GetObjectCommand({ Bucket: bucket, Key: name, IfMatch: version || undefined }))
        .catch(failed(`The file ${showValue(name)} of the bucket ${showValue(bucket)}`))
      return body as Readable
    }
  }
}

function configOf(endpoint: string | undefined, region: string | undefined): S3ClientConfig {
  // Buckets as paths: a name of its own for each bucket is what only Amazon's own S3 promises.
  return {
    region: region ?? process.env.AWS_REGION ?? DEFAULT_REGION,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true })
  }
}
