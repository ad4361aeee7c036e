import type { Properties } from '../amplitude/event'
import type { CallContextSource } from './call-context'
import { contextPart } from './call-context'
import { toDecimal } from './decimal'
import { describingText, firstText, mappedText } from './describing-text'
import { own, ownValue } from './plain-object'

/** What a payload says about where its user is. */
export interface PlaceSource extends CallContextSource {
  country?: string
  region?: string
  city?: string
  location_lat?: string
  location_lng?: string
  language?: string
  ip?: string[]
}

/** Where the user is. */
export interface Place {
  country?: string
  region?: string
  city?: string
}

/** Degrees from the equator, and from Greenwich. */
const MAX_LATITUDE = 90
const MAX_LONGITUDE = 180

/**
 * The place as it is mapped, else as the call's context says it, else as an address does: from one of them as a whole, as parts of
 * different places would be a place where nobody is.
 * @param address Of the user's traits.
 */
export function placeOf(payload: PlaceSource, address: Properties): Place {
  return placeIn(payload) ?? placeIn(contextPart(payload, 'location')) ?? placeInAddress(address) ?? {}
}

function placeInAddress(address: Properties): Place | undefined {
  const { country, state, region, city } = own(address)
  return placeIn({ country, region: firstText(state, region), city })
}

/** @returns `undefined` where nothing of it is said. */
function placeIn(stated: { [Part in keyof Place]: unknown }): Place | undefined {
  const country = describingText(stated.country)
  const region = describingText(stated.region)
  const city = describingText(stated.city)
  return country || region || city ? { country, region, city } : undefined
}

/** The coordinates of the user in degrees; each is absent where nothing says it, or what does is none. */
export function coordinatesOf(payload: PlaceSource): { location_lat?: number; location_lng?: number } {
  const { latitude, longitude } = contextPart(payload, 'location')
  return {
    location_lat: degrees(payload.location_lat || latitude, MAX_LATITUDE),
    location_lng: degrees(payload.location_lng || longitude, MAX_LONGITUDE)
  }
}

/** The language: `context.locale` occurs as text, and as an object with a language. */
export function languageOf(payload: PlaceSource): string | undefined {
  return firstText(payload.language, contextPart(payload, 'locale').language, ownValue(payload.context, 'locale'))
}

/** The address, of a list the first that is one: proxies pass on one for each that a request went through. */
export function addressOf({ ip = [] }: PlaceSource): string | undefined {
  for (const list of ip) {
    for (const address of list.split(',')) {
      const text = mappedText(address.trim())
      if (text !== undefined) return text
    }
  }
  return undefined
}

function degrees(value: unknown, most: number): number | undefined {
  const number = toDecimal(value)
  return number !== undefined && Math.abs(number) <= most ? number : undefined
}
