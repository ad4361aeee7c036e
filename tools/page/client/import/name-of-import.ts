import type { ImportAnswer } from '../../api'

type Named = Pick<ImportAnswer, 'recognized' | 'found' | 'migration' | 'event'>

const NAMES: Record<ImportAnswer['recognized'], (named: Named) => string> = {
  'classic settings': ({ found }) => `Settings of a classic Amplitude destination, which become ${counted(found)}`,
  'saved subscriptions': ({ found }) =>
    `${counted(found)} as Segment's Public API gives ${found === 1 ? 'it' : 'them'}`,
  mapping: () => 'One mapping, as it is copied from a subscription',
  migrated: ({ found }) => `${counted(found)} as npm run migrate writes ${found === 1 ? 'it' : 'them'}`,
  page: ({ found, event }) => `${counted(found)}${event === undefined ? '' : ' and an event'} as this page exports them`
}

/** What a file holds, in the words of a heading: how many of what, and who writes it so. */
export function nameOfImport(answer: Named): string {
  const { found, migration, recognized } = answer
  const left = recognized === 'mapping' ? 0 : found - migration.subscriptions.length
  const runs = left === 1 ? '1 runs in the browser and is left out' : `${left} run in the browser and are left out`
  return `${NAMES[recognized](answer)}${left > 0 ? `; ${runs}` : ''}`
}

function counted(count: number): string {
  return count === 1 ? '1 subscription' : `${count} subscriptions`
}
