/**
 * What is reported of an answer. A report is made for each event, and thousands of copies of what is long, or of lists of
 * thousands of events, would be larger than the batch.
 */
import { words } from './answers'
import type { Mask } from './mask-secrets'
import type { AnswerBody } from './outcome'
import { showValue } from './show-value'

/** An answer as reports may hold it: without keys, lists or anything nested, and short. */
export interface Reported {
  /** Amplitude's own words, as an error message shows them. */
  readonly quote: string
  readonly body: AnswerBody
}

/** Characters of a text that are reported. */
const MAX_REPORTED_LENGTH = 1000

/** Characters of a name, and names, that are reported: far beyond those of any answer that Amplitude documents. */
const MAX_NAME_LENGTH = 100
const MAX_NAMES = 20

/** Names that Amplitude's answers have by its documentation: they tell of no key, and nearly no answer has others. */
const DOCUMENTED_NAMES = new Set<string>([
  ...['code', 'error', 'missing_field', 'eps_threshold'],
  ...['events_ingested', 'payload_size_bytes', 'server_upload_time']
])

/** Characters of a text that are looked through for keys: with nothing but keys in them, enough is left to report. */
const MAX_MASKED_LENGTH = 100_000

/** Made when it is asked for, and once: of most answers nothing is quoted, and of others it is for each of their events. */
export function reportedAnswer(body: unknown, mask: Mask): Reported {
  let quote: string | undefined
  let reported: AnswerBody | undefined
  const clean = (text: string) => mask(text.slice(0, MAX_MASKED_LENGTH))
  return {
    get quote() {
      return (quote ??= showValue(clean(words(body) || JSON.stringify(bodyOf(body, clean)))))
    },
    get body() {
      return (reported ??= bodyOf(body, clean))
    }
  }
}

function bodyOf(body: unknown, clean: Mask): AnswerBody {
  if (Array.isArray(body)) return `a list of ${body.length}`
  if (typeof body !== 'object' || body === null) return clean(String(body)).slice(0, MAX_REPORTED_LENGTH)
  const reported: Record<string, Scalar> = {}
  let names = 0
  // One by one: nearly every answer is a confirmation of four numbers.
  for (const [name, value] of Object.entries(body)) {
    if (!isScalar(value) || name === '__proto__') continue
    reported[DOCUMENTED_NAMES.has(name) ? name : clean(name).slice(0, MAX_NAME_LENGTH)] =
      typeof value === 'string' ? clean(value).slice(0, MAX_REPORTED_LENGTH) : value
    if (++names === MAX_NAMES) break
  }
  return reported
}

type Scalar = string | number | boolean | null

function isScalar(value: unknown): value is Scalar {
  return typeof value !== 'object' || value === null
}
