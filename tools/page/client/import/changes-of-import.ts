import type { Subscription } from '../../api'

/** How imported subscriptions come to those that are there: in their place, or beside them. */
export type Mode = 'replace' | 'add'

/** What becomes of a subscription. */
export interface Change {
  name: string
  what: 'stays' | 'is changed' | 'goes' | 'is added'
  /** In which way it is another one, or what is to be known of it. */
  how?: string
}

/** The subscriptions after an import. */
export function afterImport(present: Subscription[], taken: Subscription[], mode: Mode): Subscription[] {
  return mode === 'add' ? [...present, ...taken] : taken
}

/**
 * What an import does to each subscription, before it is done. One of the file is the same as one on the page where both name and action are:
 * names may be there twice, so each is met once.
 */
export function changesOfImport(present: Subscription[], taken: Subscription[], mode: Mode): Change[] {
  if (mode === 'add') {
    const names = present.map(({ name }) => name)
    return [
      ...present.map(({ name }): Change => ({ name, what: 'stays' })),
      ...taken.map(({ name }): Change => ({ name, what: 'is added', ...(names.includes(name) && { how: TWICE }) }))
    ]
  }
  const left = [...present]
  const arriving = taken.map((one): Change => {
    const at = left.findIndex(({ name, action }) => name === one.name && action === one.action)
    if (at < 0) return { name: one.name, what: 'is added' }
    const [former] = left.splice(at, 1)
    const how = differences(former, one)
    return how === '' ? { name: one.name, what: 'stays' } : { name: one.name, what: 'is changed', how }
  })
  return [...arriving, ...left.map(({ name }): Change => ({ name, what: 'goes' }))]
}

const TWICE = 'One of this name is there. Both take their calls.'

/** What is otherwise, in a few words; empty where nothing is. */
function differences(former: Subscription, next: Subscription): string {
  const keys = [...new Set([...Object.keys(former.mapping), ...Object.keys(next.mapping)])]
  const mapped = keys.filter((key) => JSON.stringify(former.mapping[key]) !== JSON.stringify(next.mapping[key]))
  return [
    ...(former.trigger === next.trigger ? [] : ['another trigger']),
    ...(former.enabled === next.enabled ? [] : [next.enabled ? 'switched on' : 'switched off']),
    ...(mapped.length === 0
      ? []
      : [`${mapped.slice(0, MOST_KEYS).join(', ')}${furtherOf(mapped.length)} mapped otherwise`])
  ].join('; ')
}

const MOST_KEYS = 4

function furtherOf(count: number): string {
  return count > MOST_KEYS ? ` and ${count - MOST_KEYS} more` : ''
}
