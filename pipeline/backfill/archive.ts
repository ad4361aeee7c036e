import type { Archive } from './archive-file'
import { folderArchive } from './folder-archive'
import type { BucketOptions } from './s3-archive'
import { s3Archive } from './s3-archive'

/**
 * @param address A folder, a single file, or `s3://bucket/prefix`.
 * @throws ArchiveError where it is no such address.
 */
export function archiveAt(address: string, bucket: BucketOptions = {}): Archive {
  return /^s3:/i.test(address) ? s3Archive(address, bucket) : folderArchive(address)
}
