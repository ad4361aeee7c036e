import type { PageSettings, Subscription } from '../api'

/** Whether something that was stored is what the page stores: it may be of an older page, or of nobody knows whom. */

export function isText(stored: unknown): stored is string {
  return typeof stored === 'string'
}

export function isSettings(stored: unknown): stored is PageSettings {
  return isRecord(stored) && ['apiKey', 'secretKey', 'endpoint'].every((key) => isText(stored[key]))
}

export function isSubscriptions(stored: unknown): stored is Subscription[] {
  return Array.isArray(stored) && stored.every(isSubscription)
}

function isSubscription(stored: unknown): boolean {
  if (!isRecord(stored)) return false
  const { name, action, trigger, enabled, mapping } = stored
  return [name, action, trigger].every(isText) && typeof enabled === 'boolean' && isRecord(mapping)
}

function isRecord(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
}
