/** Whether calls of clients may go to the real Amplitude: somebody has to say so. */
import { createInterface } from 'readline/promises'

const QUESTION = [
  'With --live, calls that clients send here would go to the REAL Amplitude, with the keys that are set on the page.',
  'Shall they? Anything but "yes" keeps them on this machine: '
].join('\n')

/**
 * Asks, once.
 * @param input Where the answer comes from. One that ends without an answer, such as that of a service, says no.
 * @returns Whether the answer is yes.
 */
export async function askForConsent(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<boolean> {
  const lines = createInterface({ input, output })
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question(QUESTION), ended])
  lines.close()
  return answer.trim().toLowerCase() === 'yes'
}
