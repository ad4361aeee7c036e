/** How a visitor came: campaign, referrer and click ids, as user properties. Source: the classic destination's settings. */

/** Which of them are wanted. */
export interface AttributionOptions {
  /** The parameters `utm_…` of the URL. */
  trackUtmProperties?: boolean
  trackReferrer?: boolean
  /** The click ids of ad networks. */
  trackClickIds?: boolean
}

/** Properties by their name in Amplitude, such as `utm_source`. */
export type Attribution = Record<string, string>

/** Where a visit began. */
export interface Landing {
  /** The query of the page's URL. */
  search: string
  /** The URL of the page that led here, or nothing. */
  referrer: string
  /** The host of the page. */
  host: string
}

/** The campaign parameters that are cleared when a session begins without them; others are taken where they come. */
const CAMPAIGN = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'utm_id']
const REFERRER = ['referrer', 'referring_domain']

/** The destination knows the same ones in the cloud. */
export const CLICK_IDS = [
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'msclkid',
  'ttclid',
  'twclid',
  'li_fat_id',
  'rdt_cid',
  'ko_click_id'
]

/** How the page of now was reached. */
export function landingHere(): Landing {
  return { search: location.search, referrer: document.referrer, host: location.host }
}

/** What a landing tells. */
export function attributionOf(landing: Landing, options: AttributionOptions): Attribution {
  const attribution: Attribution = {}
  for (const [name, value] of new URLSearchParams(landing.search)) {
    const isWanted =
      (options.trackUtmProperties && name.startsWith('utm_')) || (options.trackClickIds && CLICK_IDS.includes(name))
    if (isWanted && value !== '') attribution[name] = value
  }
  const domain = options.trackReferrer ? foreignDomain(landing) : undefined
  return domain === undefined ? attribution : { ...attribution, referrer: landing.referrer, referring_domain: domain }
}

/** The host that led here, unless it is the page's own, with or without `www.`. */
function foreignDomain({ referrer, host }: Landing): string | undefined {
  try {
    const domain = new URL(referrer).host
    return domain === '' || withoutWww(domain) === withoutWww(host) ? undefined : domain
  } catch {
    return undefined
  }
}

const withoutWww = (host: string): string => host.replace(/^www\./, '')

/**
 * The operations by which a user gets an attribution.
 * @param unset Whether properties that it lacks are cleared.
 * @returns Nothing where there is nothing to do.
 */
export function operationsFor(
  attribution: Attribution,
  options: AttributionOptions,
  unset: boolean
): Record<string, Record<string, string>> | undefined {
  const cleared = unset ? namesOf(options).filter((name) => !(name in attribution)) : []
  const operations = {
    $set: attribution,
    $setOnce: renamed(attribution, (name) => `initial_${name}`),
    $unset: Object.fromEntries(cleared.map((name) => [name, '-']))
  }
  const needed = Object.entries(operations).filter(([, properties]) => Object.keys(properties).length > 0)
  return needed.length > 0 ? Object.fromEntries(needed) : undefined
}

function namesOf({ trackUtmProperties, trackReferrer, trackClickIds }: AttributionOptions): string[] {
  return [
    ...(trackUtmProperties ? CAMPAIGN : []),
    ...(trackReferrer ? REFERRER : []),
    ...(trackClickIds ? CLICK_IDS : [])
  ]
}

function renamed(properties: Attribution, nameOf: (name: string) => string): Attribution {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [nameOf(name), value]))
}
