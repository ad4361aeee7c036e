import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { AnyEvent, PreviewAnswer, PreviewQuestion, Subscription } from '../api'
import { ask } from './ask'

/** Ms from the last edit to the question: one question a pause of typing. */
const DELAY_MS = 120

/** What the server says of events and mapping. */
export interface Preview {
  /** The last answer that is about the same subscriptions, and the same form. */
  answer?: PreviewAnswer
  /** Whether it is about what stands there now, and not about what was edited since. */
  isCurrent: boolean
  trouble?: string
}

/**
 * Asks what the subscriptions would do with the events, a moment after the last change of either.
 * @param shown The subscription whose fields are resolved.
 * @param attempt Another number asks again.
 */
export function usePreview(
  events: AnyEvent[],
  subscriptions: Subscription[],
  event: number,
  shown: number | undefined,
  attempt: number
): Preview {
  const now = useMemo<PreviewQuestion>(
    () => ({ events, subscriptions, event, shown }),
    [events, subscriptions, event, shown]
  )
  const [question] = useDebouncedValue(now, DELAY_MS)
  const [last, setLast] = useState<{ question: PreviewQuestion; answer?: PreviewAnswer; trouble?: string }>()
  useEffect(() => {
    if (question.events.length === 0) return undefined
    const asked = new AbortController()
    ask.preview(question, asked.signal).then(
      (answer) => setLast({ question, answer }),
      (error: Error) => {
        if (!asked.signal.aborted) setLast({ question, trouble: error.message })
      }
    )
    return () => asked.abort()
  }, [question, attempt])

  if (!last || events.length === 0) return { isCurrent: false }
  const isSameForm =
    last.question.shown === shown && actionsOf(last.question.subscriptions) === actionsOf(subscriptions)
  return { answer: isSameForm ? last.answer : undefined, isCurrent: last.question === now, trouble: last.trouble }
}

function actionsOf(subscriptions: Subscription[]): string {
  return JSON.stringify(subscriptions.map(({ action }) => action))
}
