import { contextPart } from './call-context'
import { describingText } from './describing-text'
import type { SystemAndDevice, UserAgentSource } from './user-agent'
import { fromUserAgent } from './user-agent'

/** What a payload says about system and device. */
export interface SystemAndDeviceSource extends SystemAndDevice, UserAgentSource {}

/**
 * System and device, each as a whole from the first that says anything of it: the mapping, the call's context, the user agent.
 * Halves of different sources never meet: an iOS next to a browser's version would be wrong.
 */
export function systemAndDevice(payload: SystemAndDeviceSource): SystemAndDevice {
  const system = systemIn(payload.os_name, payload.os_version) ?? contextSystem(payload)
  const device = deviceIn(payload) ?? contextDevice(payload)
  const told = system && device ? {} : fromUserAgent(payload)
  const { os_name, os_version } = system ?? told
  const { device_brand, device_manufacturer, device_model } = device ?? told
  return { os_name, os_version, device_brand, device_manufacturer, device_model }
}

/** The system that the call itself names, by mapping or context; what a user agent tells is not asked. */
export function statedOsName(payload: SystemAndDeviceSource): string | undefined {
  return (systemIn(payload.os_name, payload.os_version) ?? contextSystem(payload))?.os_name
}

function contextSystem(payload: SystemAndDeviceSource): SystemAndDevice | undefined {
  const { name, version } = contextPart(payload, 'os')
  return systemIn(name, version)
}

function systemIn(name: unknown, version: unknown): SystemAndDevice | undefined {
  const os_name = describingText(name)
  const os_version = describingText(version)
  return os_name || os_version ? { os_name, os_version } : undefined
}

function contextDevice(payload: SystemAndDeviceSource): SystemAndDevice | undefined {
  const { brand, manufacturer, model } = contextPart(payload, 'device')
  return deviceIn({ device_brand: brand, device_manufacturer: manufacturer, device_model: model })
}

function deviceIn(source: { [Key in keyof SystemAndDevice]: unknown }): SystemAndDevice | undefined {
  const device_brand = describingText(source.device_brand)
  const device_manufacturer = describingText(source.device_manufacturer)
  const device_model = describingText(source.device_model)
  return device_brand || device_manufacturer || device_model
    ? { device_brand, device_manufacturer, device_model }
    : undefined
}
