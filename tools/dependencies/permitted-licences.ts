/** Licences under which a package may be passed on with nothing but its notice. Names are those of SPDX. */
export const PERMITTED_LICENCES = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense'
]

/** Versions of packages whose package.json does not name such a licence, and why they may be used all the same. */
export const EXCEPTIONS: Record<string, string> = {
  '@segment/facade@3.4.10': 'Its LICENSE is the text of MIT. It comes with @segment/analytics-next.',
  '@segment/isodate@1.0.3': 'Its LICENSE is the text of MIT. It comes with @segment/analytics-next.',
  '@segment/isodate-traverse@1.1.1': 'Its LICENSE is the text of MIT. It comes with @segment/analytics-next.',
  'new-date@1.0.3': 'Its LICENSE is the text of MIT. It comes with @segment/analytics-next.',
  '@segment/fql-ts@1.10.1':
    'It names no licence. It is of Segment, and comes with @segment/destination-subscriptions, which Segment publishes under MIT.'
}
