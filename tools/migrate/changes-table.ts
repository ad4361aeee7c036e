/** The tables of docs/migration.md about saved subscriptions: what is added to them, and what changes in Amplitude. */
import destination from '../../src'
import { withGeneratedPart } from '../markdown/generated-part'
import { code, table } from '../markdown/markdown'
import { CHANGED_RULES } from './changed-rules'
import { NEW_FIELDS } from './new-fields'
import { BROWSER_ACTIONS } from '../../pipeline/subscriptions/browser-actions'
import { SAVED_ACTIONS, successorOf } from './successors'

/**
 * A document with its tables as the migration has them now.
 * @throws Error where the document has no place for one.
 */
export function withChangesTables(markdown: string): string {
  return withGeneratedPart(withGeneratedPart(markdown, 'new-fields', newFields()), 'changes', changes())
}

/** Those that a saved subscription may become. */
const ACTIONS = [...new Set(SAVED_ACTIONS.map(successorOf))].filter(
  (action): action is string => action !== undefined && !BROWSER_ACTIONS.includes(action)
)

function newFields(): string {
  const rows = NEW_FIELDS.map(({ keys, change }) => [
    keys.map(code).join(', '),
    titles(ACTIONS.filter((action) => keys.some((key) => hasField(action, key)))),
    change?.says ?? 'Nothing changes.'
  ])
  return table(['Added', 'To', 'In Amplitude'], rows)
}

function hasField(action: string, key: string): boolean {
  return Object.keys(destination.actions[action].fields).includes(key)
}

function changes(): string {
  const rows = CHANGED_RULES.map(({ about, actions, says }) => [about, titles(actions), says])
  return table(['What', 'Of', 'In Amplitude'], rows)
}

function titles(actions: readonly string[]): string {
  return [...new Set(actions.map((action) => destination.actions[action].title))].join(', ')
}
