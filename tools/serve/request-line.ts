/** One line for each request of a client, for the terminal. */
import type { AnsweredRequest } from '../../pipeline/collect/tracking-api'
import { printable } from '../command/printable'

/** Columns of the client's name; longer ones push the rest to the right. */
const CLIENT_WIDTH = 26

/**
 * A request in a line: the time, the client, its calls, and what became of them.
 * @param at When, in the time zone of this machine.
 */
export function requestLine(at: Date, { client, status, retries, collected, problem, path }: AnsweredRequest): string {
  const time = at.toTimeString().slice(0, 8)
  const again = retries > 0 ? `, sent again (${retries})` : ''
  const outcome = collected ? inWords(collected) : `refused: ${problem ?? ''}`
  return `${time}  ${printable(client.library).padEnd(CLIENT_WIDTH)} ${printable(path)}  ${status}  ${printable(
    outcome
  )}${again}`
}

function inWords({ calls, kept, withheld, duplicates, refused, reasons }: NonNullable<AnsweredRequest['collected']>) {
  const parts = [
    [kept - withheld, 'taken'],
    [withheld, 'withheld from Amplitude'],
    [duplicates, 'had before'],
    [refused, `refused (${reasons.join(' ')})`]
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return `${calls} ${calls === 1 ? 'call' : 'calls'}: ${told.join(', ') || 'nothing in it'}`
}
