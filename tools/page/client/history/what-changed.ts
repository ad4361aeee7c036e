import type { PageSettings, Subscription } from '../../api'

/** All that is edited beside the event's text, which its editor keeps the history of. */
export interface Edited {
  subscriptions: Subscription[]
  settings: PageSettings
  /** Position of the subscription whose mapping is open. That it is another one is no change. */
  shown: number | undefined
}

/** A change in words, and its place where it is in one alone. */
export interface Change {
  label: string
  place?: string
}

const SETTINGS: Record<keyof PageSettings, string> = {
  apiKey: 'API key',
  secretKey: 'secret key',
  endpoint: 'endpoint region'
}

/**
 * What was changed. Keys and ids are not told, only where they are.
 * @returns Undefined where nothing was.
 */
export function whatChanged(former: Edited, edited: Edited): Change | undefined {
  const changes = [
    ...subscriptionChanges(former.subscriptions, edited.subscriptions),
    ...settingChanges(former.settings, edited.settings)
  ]
  if (changes.length < 2) return changes[0]
  const [first, ...others] = [...new Set(changes.map(({ label }) => label))]
  return { label: others.length > 2 ? `${first} and ${others.length} more` : [first, ...others].join(', ') }
}

function settingChanges(former: PageSettings, edited: PageSettings): Change[] {
  return (Object.keys(SETTINGS) as (keyof PageSettings)[])
    .filter((key) => former[key] !== edited[key])
    .map((key) => ({ label: SETTINGS[key], place: `settings.${key}` }))
}

function subscriptionChanges(former: Subscription[], edited: Subscription[]): Change[] {
  if (isSame(former, edited)) return []
  if (former.length === edited.length) {
    const changes = edited.flatMap((subscription, at) => changesOfOne(former[at], subscription, at))
    // As good as another list.
    return changes.length <= former.length ? changes : [REPLACED]
  }
  const added = edited.filter((one) => !former.includes(one))
  const removed = former.filter((one) => !edited.includes(one))
  if (added.length === 1 && removed.length === 0) return [{ label: `${added[0].name} added` }]
  if (removed.length === 1 && added.length === 0) return [{ label: `${removed[0].name} removed` }]
  return [REPLACED]
}

const REPLACED: Change = { label: 'other subscriptions' }

function changesOfOne(former: Subscription, edited: Subscription, at: number): Change[] {
  if (isSame(former, edited)) return []
  if (former.action !== edited.action) return [REPLACED]
  const { name } = former
  const changes: Change[] = []
  if (former.enabled !== edited.enabled) changes.push({ label: `${name} switched ${edited.enabled ? 'on' : 'off'}` })
  if (former.name !== edited.name) changes.push({ label: `name of ${name}`, place: `${at}.name` })
  if (former.trigger !== edited.trigger) changes.push({ label: `trigger of ${name}`, place: `${at}.trigger` })
  const fields = fieldsThatDiffer(former.mapping, edited.mapping)
  if (fields.length === 1) changes.push({ label: `${fields[0]} of ${name}`, place: `${at}.mapping.${fields[0]}` })
  if (fields.length > 1) changes.push({ label: `${fields.length} fields of ${name}` })
  return changes
}

/** The keys of what two mappings map otherwise. */
export function fieldsThatDiffer(former: Subscription['mapping'], mapping: Subscription['mapping']): string[] {
  if (former === mapping) return []
  const keys = new Set([...Object.keys(former), ...Object.keys(mapping)])
  return [...keys].filter((key) => !isSame(former[key], mapping[key]))
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
