import type { Fields } from './parse-body'

const BASIC = /^Basic\s+(\S+)$/i

/**
 * The write key, which tells Segment the source: the name of Basic authorization, else the body's `writeKey`.
 * @param authorization The request's header.
 * @param body A call, or a batch.
 * @returns undefined where there is none.
 */
export function writeKeyOf(authorization: string | undefined, body: Fields): string | undefined {
  const [, credentials = ''] = BASIC.exec(authorization ?? '') ?? []
  const [name] = Buffer.from(credentials, 'base64').toString('utf8').split(':')
  return [name, body.writeKey].find((key): key is string => typeof key === 'string' && key !== '')
}

/** What was sent, as it may travel on: the write key lets anybody send calls in the source's name. */
export function withoutWriteKey(sent: Fields): Fields {
  const rest = { ...sent }
  delete rest.writeKey
  return rest
}
