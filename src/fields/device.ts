import type { InputField } from '@segment/actions-core'
import { path } from './mapping'

/** The app and the device, as Segment's SDKs collect them. */
export const deviceFields: Record<string, InputField> = {
  app_version: {
    label: 'App Version',
    description: 'The version of the app, by which Amplitude recognizes releases.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.app.version')
  },
  platform: {
    label: 'Platform',
    description:
      'The platform, such as iOS, Android or Web. "ios" and "android" are spelled as Amplitude spells them; when empty, events of analytics.js get "Web".',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.device.type')
  },
  os_name: {
    label: 'OS Name',
    description:
      'The name of the operating system. When name and version are both empty, they come from the user agent: as a pair, and never one without the other.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.os.name')
  },
  os_version: {
    label: 'OS Version',
    description: 'The version of the operating system.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.os.version')
  },
  device_brand: {
    label: 'Device Brand',
    description:
      'The brand of the device. When brand, manufacturer and model are all empty, they come from the user agent.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.device.brand')
  },
  device_manufacturer: {
    label: 'Device Manufacturer',
    description: 'The manufacturer of the device.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.device.manufacturer')
  },
  device_model: {
    label: 'Device Model',
    description: 'The model of the device.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.device.model')
  },
  carrier: {
    label: 'Carrier',
    description: 'The carrier of the mobile network.',
    type: 'string',
    displayMode: 'collapsed',
    default: path('$.context.network.carrier')
  }
}
