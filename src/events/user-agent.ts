// eslint-disable-next-line @typescript-eslint/ban-ts-comment
// @ts-ignore The package has no types of its own.
import UAParserWithoutTypes from '@amplitude/ua-parser-js'
import { LRUCache } from 'lru-cache'
import type { CallContextSource } from './call-context'
import { contextPart } from './call-context'
import { firstText } from './describing-text'
import { ownValue } from './plain-object'

/** System and device of an event. */
export interface SystemAndDevice {
  os_name?: string
  os_version?: string
  device_brand?: string
  device_manufacturer?: string
  device_model?: string
}

/** What a payload says about the user agent. */
export interface UserAgentSource extends CallContextSource {
  userAgent?: string
  userAgentParsing?: boolean
  userAgentOs?: string
  userAgentData?: { model?: string; platformVersion?: string }
  includeRawUserAgent?: boolean
}

/** What a user agent string tells. */
interface ParsedUserAgent {
  os: { name?: string; version?: string }
  browser: { name?: string; version?: string }
  device: { model?: string; vendor?: string }
}

/** What a browser says beside its user agent, if anything. */
interface ClientHints {
  model?: string
  platformVersion?: string
}

const UAParser = UAParserWithoutTypes as new (userAgent: string) => { getResult(): ParsedUserAgent }

/** Strings that are remembered, at most about 2 MB of them: the same few thousand make up nearly all traffic. */
const REMEMBERED = 4000
const LONGEST_REMEMBERED = 512

const remembered = new LRUCache<string, ParsedUserAgent>({ max: REMEMBERED })

/**
 * A Mac names itself before the first semicolon. Older versions of the parser, as Segment's repository has one locked, find no device in
 * that, newer ones the one that Amplitude's own library for browsers reports.
 */
const MACINTOSH = /macintosh;/i
const MACINTOSH_DEVICE = { model: 'Macintosh', vendor: 'Apple' }

/** What stands in place of a model where a browser keeps it to itself: Chrome's reduced user agent on Android says `K`. */
const PLACEHOLDER_MODEL = /^(k|generic)$/i

/**
 * System and device as user agent and client hints tell them; nothing where there is no user agent, or it is not to be parsed.
 * With `userAgentOs: 'browser'` the system is the browser, wherever the string knows one, and the model the system's name, as in
 * Segment's classic destination and in Amplitude's own SDK for browsers.
 */
export function fromUserAgent(payload: UserAgentSource): SystemAndDevice {
  const userAgent = payload.userAgentParsing === false ? undefined : userAgentOf(payload)
  if (userAgent === undefined) return {}
  const parsed = parse(userAgent)
  const hints = hintsOf(payload)
  const isBrowser = payload.userAgentOs === 'browser' && Boolean(parsed.browser.name)
  const { os_name, os_version } = isBrowser ? pair(parsed.browser) : systemOf(parsed, hints)
  const device_model = isBrowser ? parsed.os.name : modelOf(parsed, hints)
  return { os_name, os_version, device_model, device_manufacturer: parsed.device.vendor }
}

/** The user agent string itself, where it is wanted for Amplitude's own parsing. */
export function rawUserAgent(payload: UserAgentSource): string | undefined {
  return payload.includeRawUserAgent === true ? userAgentOf(payload) : undefined
}

function userAgentOf({ userAgent, context }: UserAgentSource): string | undefined {
  return firstText(userAgent, ownValue(context, 'userAgent'))
}

function hintsOf(payload: UserAgentSource): ClientHints {
  const { model, platformVersion } = contextPart(payload, 'userAgentData')
  return {
    model: firstText(payload.userAgentData?.model, model),
    platformVersion: firstText(payload.userAgentData?.platformVersion, platformVersion)
  }
}

/** Name and version of one thing: the system's, or the browser's where no system is known. The hint is a system's version. */
function systemOf({ os, browser }: ParsedUserAgent, { platformVersion }: ClientHints): SystemAndDevice {
  if (!os.name) return pair(browser)
  const hinted = platformVersion && os.name === 'Windows' ? windowsVersion(platformVersion) : platformVersion
  return { os_name: os.name, os_version: hinted || os.version }
}

function pair({ name, version }: { name?: string; version?: string }): SystemAndDevice {
  return name ? { os_name: name, os_version: version } : {}
}

/**
 * The name of a Windows by the hint, which counts its builds. Windows 7 and 8 say 0; of 11 and 12 nothing is known.
 * https://learn.microsoft.com/en-us/microsoft-edge/web-platform/how-to-detect-win11
 */
function windowsVersion(hint: string): string | undefined {
  const major = parseInt(hint, 10)
  if (major >= 13) return '11'
  return major >= 1 && major <= 10 ? '10' : undefined
}

function modelOf({ os, device }: ParsedUserAgent, hints: ClientHints): string | undefined {
  return [hints.model, device.model].find((name) => name && !PLACEHOLDER_MODEL.test(name.trim())) ?? os.name
}

function parse(userAgent: string): ParsedUserAgent {
  const known = remembered.get(userAgent)
  if (known) return known
  const { os, browser, device } = new UAParser(userAgent).getResult()
  const parsed = { os, browser, device: MACINTOSH.test(userAgent) && !device.model ? MACINTOSH_DEVICE : device }
  if (userAgent.length <= LONGEST_REMEMBERED) remembered.set(userAgent, parsed)
  return parsed
}
