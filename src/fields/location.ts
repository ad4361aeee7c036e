import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** A text about where the user is. */
function placeField(label: string, description: string): InputField {
  return { label, description, type: 'string', displayMode: 'collapsed' }
}

/** Where the user is, and which language the user reads. */
export const locationFields: Record<string, InputField> = {
  country: placeField(
    'Country',
    'The country of the user. When country, region and city are all empty, they are those of context.location, or, in an identify call without, of traits.address. Where nothing is known, Amplitude derives the place from the IP Address.'
  ),
  region: placeField('Region', 'The state or region of the user: see Country.'),
  city: placeField('City', 'The city of the user: see Country.'),
  location_lat: placeField(
    'Latitude',
    'The latitude of the user in degrees, as number or text. When empty, it is context.location.latitude. What is no latitude is left out.'
  ),
  location_lng: placeField(
    'Longitude',
    'The longitude of the user in degrees, as number or text. When empty, it is context.location.longitude. What is no longitude is left out.'
  ),
  dma: placeField('Designated Market Area', 'The designated market area of the user.'),
  language: placeField(
    'Language',
    'The language of the user. When empty, it is context.locale.language, or context.locale where that is text.'
  ),
  ip: {
    label: 'IP Address',
    description:
      'The IP address of the user, from which Amplitude derives the place; of several, the first. "$remote" would be the address of Segment\'s servers. Leave it empty to keep addresses out of Amplitude.',
    type: 'string',
    multiple: true,
    displayMode: 'collapsed',
    default: path('$.context.ip')
  }
}
