/** Who does things: the ids that a call carries, and what is known of a person. */
import type { Chance } from '../../tools/storm/chance'
import type { Values } from './segment-event'
import { uuid } from './uuid'

/** Somebody whose calls come again and again. */
export interface Person {
  userId: string
  anonymousId: string
  traits: Values
  ip: string
  locale: string
  timezone: string
}

const PLACES = [
  {
    locale: 'en-US',
    timezone: 'America/New_York',
    country: 'United States',
    cities: ['New York', 'Austin', 'Chicago']
  },
  { locale: 'en-GB', timezone: 'Europe/London', country: 'United Kingdom', cities: ['London', 'Leeds', 'Bristol'] },
  { locale: 'de-DE', timezone: 'Europe/Berlin', country: 'Germany', cities: ['Berlin', 'Köln', 'München'] },
  { locale: 'pt-BR', timezone: 'America/Sao_Paulo', country: 'Brazil', cities: ['São Paulo', 'Recife'] },
  { locale: 'ja-JP', timezone: 'Asia/Tokyo', country: 'Japan', cities: ['東京', '大阪市'] }
]
const FIRST_NAMES = ['Ada', 'Grace', 'Jürgen', 'María', 'Noa', 'Olu', 'Priya', 'Sam', 'Yuki', 'Zoë']
const LAST_NAMES = ['Almeida', 'Brown', 'Fischer', 'García', 'Ito', 'Johnson', 'Nowak', 'Okafor', 'Singh', 'Smith']
const PLANS = ['free', 'starter', 'team', 'enterprise']
const COMPANIES = ['Initech', 'Globex', 'Umbrella', 'Hooli', 'Stark Industries']

/** A person by number: the same number and chance give the same person. */
export function personOf(number: number, chance: Chance): Person {
  const place = chance.oneOf(PLACES)
  const [first, last] = [chance.oneOf(FIRST_NAMES), chance.oneOf(LAST_NAMES)]
  const userId = `user-${100_000 + number}`
  return {
    userId,
    anonymousId: uuid(chance),
    traits: {
      email: `${userId}@example.com`,
      firstName: first,
      lastName: last,
      name: `${first} ${last}`,
      createdAt: new Date(Date.UTC(2025, chance.between(0, 11), chance.between(1, 28))).toISOString(),
      plan: chance.oneOf(PLANS),
      logins: chance.between(1, 900),
      newsletter: chance.happens(0.4),
      company: { name: chance.oneOf(COMPANIES), employees: chance.between(5, 5000) },
      address: { city: chance.oneOf(place.cities), country: place.country }
    },
    ip: [chance.between(11, 190), chance.between(0, 255), chance.between(0, 255), chance.between(1, 254)].join('.'),
    locale: place.locale,
    timezone: place.timezone
  }
}
