import type { InputField } from '@segment/actions-core'

/** A text that the call's context gives where the field is empty. */
function deviceField(label: string, description: string): InputField {
  return { label, description, type: 'string', displayMode: 'collapsed' }
}

/** The app and the device, as Segment's SDKs collect them. */
export const deviceFields: Record<string, InputField> = {
  app_version: deviceField(
    'App Version',
    'The version of the app, by which Amplitude recognizes releases. When empty, it is context.app.version.'
  ),
  platform: deviceField(
    'Platform',
    'The platform. When empty, it is context.device.type. "ios", "android" and "web" are spelled as Amplitude spells them. Where both are empty, the system or the library tells iOS or Android, and events of analytics.js get "Web".'
  ),
  platform_fallback: {
    ...deviceField(
      'Platform Fallback',
      'The platform of events of which nothing else tells it: neither Platform nor the system nor a library for one platform. As the classic destination, which took the name of the library then.'
    ),
    unsafe_hidden: true
  },
  os_name: deviceField(
    'OS Name',
    'The name of the operating system. When name and version are both empty, they are context.os.name and context.os.version; where those are empty too, they come from the user agent. Always as a pair, never one without the other.'
  ),
  os_version: deviceField('OS Version', 'The version of the operating system: see OS Name.'),
  device_brand: deviceField(
    'Device Brand',
    'The brand of the device. When brand, manufacturer and model are all empty, they are those of context.device; where those are empty too, they come from the user agent.'
  ),
  device_manufacturer: deviceField('Device Manufacturer', 'The manufacturer of the device: see Device Brand.'),
  device_model: deviceField('Device Model', 'The model of the device: see Device Brand.'),
  carrier: deviceField('Carrier', 'The carrier of the mobile network. When empty, it is context.network.carrier.')
}
