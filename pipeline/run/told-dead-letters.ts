import type { DeadLetter, DeadLetters } from '../deliver/dead-letters'
import { faultIn } from '../deliver/fault-in'

/**
 * Dead letters that name their field and value, and of which somebody is told once they are kept.
 * @param tell Told of each.
 * @param failed Told of each that could not be kept, and why.
 */
export function toldDeadLetters(
  kept: DeadLetters,
  tell: (letter: DeadLetter) => void,
  failed: (error: unknown) => void
): DeadLetters {
  return {
    async add(letter) {
      const whole = { ...letter, ...faultIn(letter.reason) }
      try {
        await kept.add(whole)
      } catch (error) {
        failed(error)
        throw error
      }
      tell(whole)
    }
  }
}
