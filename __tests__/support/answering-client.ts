import type { RequestClient } from '@segment/actions-core'

/** What a client is to answer: a status with what was said, or the error that it throws. */
export type Reply = { status: number; data: unknown } | Error

/**
 * A request client without a network, which answers as it is told.
 * @param answers With the number of the request, from 1.
 * @returns The client, and the bodies that were sent, in order, as text.
 */
export function answeringClient(answers: (number: number) => Reply): { request: RequestClient; bodies: string[] } {
  const bodies: string[] = []
  const request = (_url: string, options: { body?: string | Buffer }) => {
    bodies.push(String(options.body))
    const reply = answers(bodies.length)
    if (reply instanceof Error) return Promise.reject(reply)
    return Promise.resolve({
      ...reply,
      content: typeof reply.data === 'string' ? reply.data : JSON.stringify(reply.data)
    })
  }
  return { request: request as never, bodies }
}
