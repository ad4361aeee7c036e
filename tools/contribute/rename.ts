import type { Options } from 'prettier'
import { format } from 'prettier'
import prettierOptions from '../../.prettierrc.json'
import type { Contribution } from './contribution'
import type { Identity } from './identity'
import { OWN_IDENTITY } from './identity'

const DEFINITION = 'index.ts'

/**
 * Gives the destination another name and slug: in its definition, and where a test says them as the properties `name` and `slug`.
 * "Actions Amplitude" as a key of a call's `integrations` stays, in mappings and in tests: under that one Segment's library in
 * the browser leaves the id of the session, and people who call write their options, whatever this destination is called.
 * @throws Where the definition does not have each of them at exactly one place.
 */
export function renamed(contribution: Contribution, identity: Identity): Contribution {
  refuseOtherThanOnce(contribution.get(DEFINITION) ?? '')
  return new Map([...contribution].map(([path, text]) => [path, isRenamedIn(path) ? renamedIn(text, identity) : text]))
}

function isRenamedIn(path: string): boolean {
  return path === DEFINITION || (path.startsWith('__tests__/') && path.endsWith('.ts'))
}

const PROPERTIES = ['name', 'slug'] as const

function refuseOtherThanOnce(text: string): void {
  for (const property of PROPERTIES) {
    const places = text.split(assignment(property, OWN_IDENTITY)).length - 1
    if (places === 1) continue
    throw new Error(
      `${DEFINITION} has ${assignment(
        property,
        OWN_IDENTITY
      )} at ${places} places, where one is expected. It cannot be renamed.`
    )
  }
}

function renamedIn(text: string, identity: Identity): string {
  const result = PROPERTIES.reduce(
    (changed, property) => changed.split(assignment(property, OWN_IDENTITY)).join(assignment(property, identity)),
    text
  )
  return result === text ? text : format(result, { ...(prettierOptions as Options), parser: 'typescript' })
}

function assignment(property: keyof Identity, identity: Identity): string {
  return `${property}: '${identity[property]}'`
}
