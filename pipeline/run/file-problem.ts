/** What the operating system says of a file, by its code, in words that follow the name of the file. */
const PROBLEMS = new Map([
  ['ENOENT', { read: 'does not exist', written: 'cannot be written: its folder does not exist' }],
  ['ENOTDIR', { read: 'does not exist', written: 'cannot be written: what should be its folder is a file' }],
  ['EEXIST', { read: 'cannot be read', written: 'is a file, and must be a folder' }],
  ['EISDIR', { read: 'is a folder; name a file in it', written: 'is a folder; name a file in it' }],
  ['EACCES', { read: 'may not be read by you', written: 'may not be written by you' }],
  ['EPERM', { read: 'may not be read by you', written: 'may not be written by you' }],
  ['EROFS', { read: 'cannot be read', written: 'cannot be written: its disk is read-only' }],
  ['ENOSPC', { read: 'cannot be read', written: 'cannot be written: its disk is full' }],
  ['EDQUOT', { read: 'cannot be read', written: 'cannot be written: you have used all your space on its disk' }],
  [
    'ENAMETOOLONG',
    { read: 'does not exist: its name is too long', written: 'cannot be written: its name is too long' }
  ],
  ['ELOOP', { read: 'is a link in a circle', written: 'is a link in a circle' }],
  ['EAGAIN', { read: 'gives nothing: pipe a file into it', written: 'cannot be written now' }],
  ['ERR_FS_FILE_TOO_LARGE', { read: 'is too large', written: 'is too large' }],
  ['ERR_STRING_TOO_LONG', { read: 'is too large', written: 'is too large' }],
  ['ERR_INVALID_ARG_VALUE', { read: 'is no name of a file', written: 'is no name of a file' }]
])

/**
 * A sentence on why a file could not be read or written.
 * @param error What Node threw. One that has no code is none of a file, and is thrown again.
 * @param file Its name as it was given, or "Standard input".
 */
export function fileProblem(error: unknown, file: string, doing: 'read' | 'written'): string {
  const code = codeOf(error)
  if (code === undefined) throw error
  return `${file} ${PROBLEMS.get(code)?.[doing] ?? `cannot be ${doing} (${code})`}.`
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
