import type { FaultName } from '../../../sandbox/faults'

/** What can go wrong in the sandbox, in words. The first is nothing. */
export const FAULTS: { name: FaultName | ''; label: string }[] = [
  { name: '', label: 'Nothing' },
  { name: 'status429', label: '429: too many requests' },
  { name: 'status403', label: '403: refused' },
  { name: 'status413', label: '413: the request is too large' },
  { name: 'status500', label: '500: server error' },
  { name: 'status500After', label: '500, and yet the events were taken' },
  { name: 'status502', label: '502: bad gateway' },
  { name: 'status503', label: '503: unavailable' },
  { name: 'status504After', label: '504: timeout, and yet the events were taken' },
  { name: 'cutBefore', label: 'The connection is cut' },
  { name: 'cutAfter', label: 'The connection is cut, and yet the events were taken' },
  { name: 'notJsonBefore', label: 'A 200 that is no JSON' },
  { name: 'notJsonAfter', label: 'A 200 that is no JSON, and yet the events were taken' },
  { name: 'silenceBefore', label: 'No answer (takes 10 seconds)' },
  { name: 'silenceAfter', label: 'No answer, and yet the events were taken' }
]

/**
 * The sandbox's settings for a fault.
 * @param percent How many of the requests fail: from 1 to 100.
 */
export function faultSettings(name: string, percent: number): Record<string, number> {
  return name === '' ? {} : { [name]: percent / 100 }
}

/** What is said where all is well. */
export const NOTHING_WRONG = 'Nothing goes wrong.'

/** What is in force, in words. */
export function whatIsSet(settings: Record<string, number | null>): string {
  const set = FAULTS.filter(({ name }) => name !== '' && (settings[name] ?? 0) > 0)
  if (set.length === 0) return NOTHING_WRONG
  return set.map(({ name, label }) => `${label}: ${Math.round((settings[name] ?? 0) * 100)} % of requests.`).join(' ')
}
