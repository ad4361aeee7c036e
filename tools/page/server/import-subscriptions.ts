import type { ImportAnswer } from '../api'
export function importSubscriptions(_text: string): ImportAnswer {
  throw new Error('not yet')
}
