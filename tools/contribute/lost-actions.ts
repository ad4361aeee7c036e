import type { Contribution } from './contribution'
import { readDefinition } from './definition-text'

const ACTION_FOLDER = /^([^/]+)\/generated-types\.ts$/

/**
 * Actions of a destination's folder that a contribution lacks. An action that is gone stops what is saved for it: the framework sends
 * nothing then, and says nothing.
 * @param present The files of the folder, relative to it.
 * @param index The text of its index.ts, empty where there is none.
 */
export function lostActions(present: string[], index: string, contribution: Contribution): string[] {
  const kept = new Set(actionsOf(contribution))
  const folders = present.flatMap((path) => ACTION_FOLDER.exec(path)?.[1] ?? [])
  const there = new Set([...folders, ...(readDefinition(index)?.actions ?? [])])
  return [...there].filter((action) => !kept.has(action)).sort()
}

/** The keys of the actions that a contribution has. */
export function actionsOf(contribution: Contribution): string[] {
  return readDefinition(contribution.get('index.ts') ?? '')?.actions ?? []
}
