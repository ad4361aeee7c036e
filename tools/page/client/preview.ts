import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { AnyEvent, PreviewAnswer, PreviewQuestion, Subscription, TakenQuestion } from '../api'
import { ask } from './ask'

/** Ms from the last edit to the question: one question a pause of typing. */
const DELAY_MS = 120

/** What the server says of events and mapping. */
export interface Preview {
  /** The last answer that is about the same subscriptions, and the same form. */
  answer?: PreviewAnswer
  /** How many events each subscription's trigger takes; absent until that is known. */
  taken?: number[]
  /** Whether the answer is about what stands there now, and not about what was edited since. */
  isCurrent: boolean
  trouble?: string
}

/**
 * Asks what the subscriptions would do with the events, a moment after the last change of either. A batch may be large: all of
 * it goes to the server only where it, or a trigger, has changed; else only the event that is looked at.
 * @param shown The subscription whose fields are resolved.
 * @param attempt Another number asks again.
 */
export function usePreview(
  events: AnyEvent[],
  subscriptions: Subscription[],
  current: number,
  shown: number | undefined,
  attempt: number
): Preview {
  const event: AnyEvent | undefined = events[current]
  const preview = useAnswer(
    useMemo(() => event && { event, subscriptions, shown }, [event, subscriptions, shown]),
    ask.preview,
    attempt
  )
  const triggers = useStable(subscriptions.map(({ trigger }) => trigger))
  const taken = useAnswer(
    useMemo(() => (events.length > 1 ? { events, triggers } : undefined), [events, triggers]),
    ask.taken,
    attempt
  )
  if (!event) return { isCurrent: false }
  const { question, answer } = preview
  return {
    answer: question && isSameForm(question, { subscriptions, shown }) ? answer : undefined,
    taken: events.length > 1 ? takenOf(taken, triggers) : answer?.verdicts.map(({ isTaken }) => Number(isTaken)),
    isCurrent: preview.isCurrent && (events.length === 1 || taken.isCurrent),
    trouble: preview.trouble ?? taken.trouble
  }
}

interface Asked<Question, Answer> {
  /** What the answer is about. */
  question?: Question
  answer?: Answer
  isCurrent: boolean
  trouble?: string
}

/** The last answer to a question that changes. */
function useAnswer<Question, Answer>(
  now: Question | undefined,
  askFor: (question: Question, signal: AbortSignal) => Promise<Answer>,
  attempt: number
): Asked<Question, Answer> {
  const [question] = useDebouncedValue(now, DELAY_MS)
  const [last, setLast] = useState<Omit<Asked<Question, Answer>, 'isCurrent'>>({})
  useEffect(() => {
    if (!question) return undefined
    const asked = new AbortController()
    askFor(question, asked.signal).then(
      (answer) => setLast({ question, answer }),
      (error: Error) => {
        if (!asked.signal.aborted) setLast({ question, trouble: error.message })
      }
    )
    return () => asked.abort()
  }, [question, askFor, attempt])
  return { ...last, isCurrent: last.question === now }
}

/** The same list as long as it holds the same texts. */
function useStable(texts: string[]): string[] {
  const written = JSON.stringify(texts)
  return useMemo(() => JSON.parse(written) as string[], [written])
}

/** An answer about fewer or more triggers says nothing of these. */
function takenOf({ question, answer }: Asked<TakenQuestion, { taken: number[] }>, triggers: string[]) {
  return question?.triggers.length === triggers.length ? answer?.taken : undefined
}

function isSameForm(one: Pick<PreviewQuestion, 'subscriptions' | 'shown'>, other: typeof one): boolean {
  return one.shown === other.shown && actionsOf(one.subscriptions) === actionsOf(other.subscriptions)
}

function actionsOf(subscriptions: Subscription[]): string {
  return JSON.stringify(subscriptions.map(({ action }) => action))
}
