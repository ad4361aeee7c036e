import type { Chance } from '../../tools/storm/chance'

/** An id in the form of a random UUID, by chance of a seed. */
export function uuid(chance: Chance): string {
  const part = () => chance.between(0, 0xffff).toString(16).padStart(4, '0')
  return `${part()}${part()}-${part()}-4${part().slice(1)}-a${part().slice(1)}-${part()}${part()}${part()}`
}
