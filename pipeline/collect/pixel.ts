/** A call in the address of a picture, for mails and pages that run no script. Source: Segment, "Tracking Pixel API". */

/** One transparent point. */
export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * The JSON in a picture's address: base64, of either alphabet, or as it is.
 * @param data The parameter `data`, decoded as parameters are.
 */
export function pixelData(data: unknown): string {
  if (typeof data !== 'string') return ''
  if (data.trimStart().startsWith('{')) return data
  // A plus sign that was not escaped has become a space.
  return Buffer.from(data.replace(/ /g, '+'), 'base64').toString('utf8')
}
