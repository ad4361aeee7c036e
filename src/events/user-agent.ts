// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore The package has no types of its own.
import UAParserWithoutTypes from '@amplitude/ua-parser-js'
import { LRUCache } from 'lru-cache'

/** What a payload says about the user agent and the device. */
export interface UserAgentSource {
  userAgent?: string
  userAgentParsing?: boolean
  userAgentData?: { model?: string; platformVersion?: string }
  includeRawUserAgent?: boolean
  os_name?: string
  os_version?: string
  device_brand?: string
  device_manufacturer?: string
  device_model?: string
}

/** System and device of an event, each group from one source. */
export interface SystemAndDevice {
  os_name?: string
  os_version?: string
  device_brand?: string
  device_manufacturer?: string
  device_model?: string
}

/** What a user agent string tells. */
interface ParsedUserAgent {
  os: { name?: string; version?: string }
  browser: { name?: string; version?: string }
  device: { model?: string; vendor?: string }
}

const UAParser = UAParserWithoutTypes as new (userAgent: string) => { getResult(): ParsedUserAgent }

/** Strings that are remembered, at most about 2 MB of them: the same few thousand make up nearly all traffic. */
const REMEMBERED = 4000
const LONGEST_REMEMBERED = 512

const remembered = new LRUCache<string, ParsedUserAgent>({ max: REMEMBERED })

/**
 * System and device: as mapped where the mapping gives any part of the group, otherwise from the user agent and its client
 * hints. Halves of different sources never meet: an iOS next to a browser's version would be wrong.
 */
export function systemAndDevice(payload: UserAgentSource): SystemAndDevice {
  const { os_name, os_version, device_brand, device_manufacturer, device_model } = payload
  const osIsMapped = Boolean(os_name || os_version)
  const deviceIsMapped = Boolean(device_brand || device_manufacturer || device_model)
  const parses = payload.userAgentParsing !== false && !(osIsMapped && deviceIsMapped)
  const parsed = parses && payload.userAgent ? parse(payload.userAgent) : NOTHING
  const hints = (parses && payload.userAgentData) || {}
  const system = osIsMapped ? payload : systemFrom(parsed, hints.platformVersion)
  const device = deviceIsMapped ? payload : deviceFrom(parsed, hints.model)
  return {
    os_name: system.os_name,
    os_version: system.os_version,
    device_brand: device.device_brand,
    device_manufacturer: device.device_manufacturer,
    device_model: device.device_model
  }
}

/** The user agent string itself, where it is wanted for Amplitude's own parsing. */
export function rawUserAgent({ userAgent, includeRawUserAgent }: UserAgentSource): string | undefined {
  return includeRawUserAgent === true ? userAgent : undefined
}

const NOTHING: ParsedUserAgent = { os: {}, browser: {}, device: {} }

/** Name and version of one thing: the system's, or the browser's where no system is known. The hint is a system's version. */
function systemFrom({ os, browser }: ParsedUserAgent, versionHint?: string): SystemAndDevice {
  if (os.name) return { os_name: os.name, os_version: versionHint || os.version }
  return browser.name ? { os_name: browser.name, os_version: browser.version } : {}
}

function deviceFrom({ os, device }: ParsedUserAgent, modelHint?: string): SystemAndDevice {
  return { device_model: modelHint || device.model || os.name, device_manufacturer: device.vendor }
}

function parse(userAgent: string): ParsedUserAgent {
  const known = remembered.get(userAgent)
  if (known) return known
  const { os, browser, device } = new UAParser(userAgent).getResult()
  const parsed = { os, browser, device }
  if (userAgent.length <= LONGEST_REMEMBERED) remembered.set(userAgent, parsed)
  return parsed
}
