/** The calls of a made-up archive: each follows from its number and the seed alone. */

export interface MadeUp {
  seed: number
  /** Good calls, numbered from 0 in the order of time. */
  events: number
  users: number
}

/** When the first call happens: longer ago than anything is deduplicated. */
const START = Date.UTC(2025, 0, 1)
/** ms between two calls. */
const STEP = 500

const EVENTS = ['Product Viewed', 'Product Added', 'Cart Viewed', 'Search Performed', 'Article Read', 'Video Started']
const PAGES = ['Home', 'Pricing', 'Docs', 'Blog']
const PLANS = ['free', 'pro', 'team']

/** The prefix of message ids: what follows is the number. */
export const ID_PREFIX = 'bf'

/** 32 bits that hang on both numbers. Source: the finalizer of MurmurHash3. */
export function scatter(seed: number, number: number): number {
  let bits = (Math.imul(number, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

export const userOf = ({ seed, users }: MadeUp, number: number): number => scatter(seed, number) % users

/** One call of 2,000 is of a user whom Amplitude does not take: the destination refuses it. */
export const isRefusedLater = ({ seed }: MadeUp, number: number): boolean => scatter(seed + 7, number) % 2000 === 0

/** A call as a line of an archive, without its end. */
export function lineOf(made: MadeUp, number: number): string {
  const user = userOf(made, number)
  const chance = scatter(made.seed + 1, number)
  const time = new Date(START + number * STEP).toISOString()
  const received = new Date(START + number * STEP + 250).toISOString()
  const id = isRefusedLater(made, number) ? 'none' : `user-${String(user).padStart(7, '0')}`
  return (
    `{"anonymousId":"${
      id === 'none' ? 'none' : `anonymous-${user}`
    }","channel":"client","context":{"app":{"name":"Shop","version":"2.${chance % 9}.0"},` +
    `"ip":"203.0.113.${
      chance % 250
    }","library":{"name":"analytics.js","version":"next-1.84.3"},"locale":"de-DE","page":{"path":"/p/${
      chance % 900
    }",` +
    `"referrer":"https://search.test/","search":"?q=${chance % 77}","title":"Shop – Straße ${
      chance % 900
    }","url":"https://shop.test/p/${chance % 900}"},` +
    `"timezone":"Europe/Berlin","userAgent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"},` +
    `${kindOf(
      chance
    )},"integrations":{},"messageId":"${ID_PREFIX}${number}","originalTimestamp":"${time}","receivedAt":"${received}",` +
    `"sentAt":"${time}","timestamp":"${time}","userId":"${id}","version":2}`
  )
}

function kindOf(chance: number): string {
  const share = chance % 100
  const pick = chance >>> 8
  if (share < 70) {
    const properties = `{"sku":"SKU-${pick % 5000}","price":${(pick % 9900) / 100},"quantity":${
      (pick % 4) + 1
    },"category":"c${pick % 40}"}`
    return `"type":"track","event":"${EVENTS[pick % EVENTS.length]}","properties":${properties}`
  }
  if (share < 85) return `"type":"page","name":"${PAGES[pick % PAGES.length]}","properties":{"path":"/${pick % 90}"}`
  if (share < 90) return `"type":"screen","name":"${PAGES[pick % PAGES.length]}","properties":{}`
  return `"type":"identify","traits":{"plan":"${PLANS[pick % PLANS.length]}","logins":${pick % 1000}}`
}
