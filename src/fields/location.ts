import type { InputField } from '@segment/actions-core'
import { coalesce, path } from './mapping'

/** Where the user is, and which language the user reads. */
export const locationFields: Record<string, InputField> = {
  country: {
    label: 'Country',
    description:
      'The country of the user. When it and the other places are empty, Amplitude derives them from the IP Address.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.location.country')
  },
  region: {
    label: 'Region',
    description: 'The state or region of the user.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.location.region')
  },
  city: {
    label: 'City',
    description: 'The city of the user.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.location.city')
  },
  location_lat: {
    label: 'Latitude',
    description: 'The latitude of the user, in degrees.',
    type: 'number',
    displayMode: 'collapsed',
    default: path('$.context.location.latitude')
  },
  location_lng: {
    label: 'Longitude',
    description: 'The longitude of the user, in degrees.',
    type: 'number',
    displayMode: 'collapsed',
    default: path('$.context.location.longitude')
  },
  dma: {
    label: 'Designated Market Area',
    description: 'The designated market area of the user.',
    type: 'string',
    displayMode: 'collapsed'
  },
  language: {
    label: 'Language',
    description:
      'The language of the user. By default the locale, whether the call has it as text or as an object with a language.',
    type: 'string',
    displayMode: 'collapsed',
    default: coalesce(path('$.context.locale.language'), path('$.context.locale'))
  },
  ip: {
    label: 'IP Address',
    description:
      'The IP address of the user, from which Amplitude derives the place. "$remote" would be the address of Segment\'s servers. Leave it empty to keep addresses out of Amplitude.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.ip')
  }
}
