import type { Properties } from '../amplitude/event'
import type { CallContextSource } from './call-context'
import { contextPart } from './call-context'
import { clickIds } from './click-ids'
import { isNothing } from './compact'
import { describingText, mappedText } from './describing-text'
import { referringDomain } from './referring-domain'

/** What a payload says about where its user comes from. */
export interface AttributionSource extends CallContextSource {
  utm_properties?: Properties
  referrer?: string
  trackClickIds?: boolean
}

/** What the names of properties begin with that say where the user came from first. */
export const FIRST = 'initial_'

/** The properties that hold the referrer, and its host. */
export const REFERRER = 'referrer'
export const DOMAIN = 'referring_domain'

const UTM = 'utm_'

/** Parameters whose name as a property is another than in Segment's `context.campaign`. */
const UTM_NAMES = new Map([['name', 'utm_campaign']])

/**
 * Where the user comes from, as properties to be set: campaign, referrer, and, where wanted, click ids.
 * @returns `undefined` where nothing says it.
 */
export function attributionOf(payload: AttributionSource): Properties | undefined {
  const { utm_properties, referrer, trackClickIds } = payload
  if (!utm_properties && !referrer && !trackClickIds) return undefined
  const properties: Properties = trackClickIds ? clickIds(queryOf(payload)) : {}
  addCampaign(properties, utm_properties)
  addReferrer(properties, payload)
  return properties
}

/** The same properties under the names that say what the user came by first. */
export function asFirst(properties: Properties): Properties {
  const first: Properties = {}
  for (const name of Object.keys(properties)) first[FIRST + name] = properties[name]
  return first
}

function addCampaign(properties: Properties, campaign: Properties = {}): void {
  for (const parameter of Object.keys(campaign)) {
    const value = campaign[parameter]
    // A campaign called 2026 is one campaign, as number and as text.
    if (!isNothing(value)) properties[utmName(parameter)] = describingText(value) ?? value
  }
}

function utmName(parameter: string): string {
  return UTM_NAMES.get(parameter) ?? (parameter.startsWith(UTM) ? parameter : UTM + parameter)
}

/** A referrer on the page's own host says where on the site the user was, and not where the user comes from. */
function addReferrer(properties: Properties, payload: AttributionSource): void {
  const referrer = mappedText(payload.referrer)
  if (referrer === undefined) return
  const domain = referringDomain(referrer)
  if (domain && hostName(domain) === hostName(referringDomain(schemeAndHost(contextPart(payload, 'page').url)))) return
  properties[REFERRER] = referrer
  properties[DOMAIN] = domain
}

/** What two addresses of one site have in common. */
function hostName(domain?: string): string | undefined {
  return domain?.replace(/^www\./, '')
}

/** A URL up to its path, of which a site has few: the rest of it differs from page to page. */
function schemeAndHost(url: unknown): string | undefined {
  return typeof url === 'string' ? /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] : undefined
}

/** The query of the page's URL. */
function queryOf(payload: AttributionSource): string | undefined {
  const { search, url } = contextPart(payload, 'page')
  if (typeof search === 'string' && search !== '') return search
  return typeof url === 'string' ? /^[^?#]*\?([^#]*)/.exec(url)?.[1] : undefined
}
