import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { RequestsAnswer, RequestsPreview } from '../../api'
import { ask } from '../ask'
import { JsonDiff } from '../json-diff'
import { prettyBody } from '../result/pretty-body'
import { useWorkbench } from '../workbench'
import { defaultMappingOf } from './default-mapping'

/** Ms from the last edit to the question. */
const DELAY_MS = 150

/** The request that a mapping would make for the event, beside the one of the default mapping. It stays in view below the form. */
export function RequestComparison({ index }: { index: number }) {
  const { answer, isCurrent, trouble } = useRequests(index)
  const [isOpen, { toggle }] = useDisclosure(true)
  const before = textOf(answer?.compared)
  const after = textOf(answer?.mapping)
  const isShown = isOpen && answer !== undefined && answer.mapping.refusal === undefined && before !== after
  return (
    <div className="comparison" role="group" aria-label="Request before and after">
      <Group justify="space-between" gap="xs" wrap="nowrap" className={isCurrent ? undefined : 'old'}>
        <Text size="xs" className="wrap" role="status" lineClamp={3}>
          {trouble ?? (answer ? inWords(answer, before !== after) : '…')}
        </Text>
        {before !== after && answer?.mapping.refusal === undefined && (
          <Button size="compact-xs" variant="subtle" aria-expanded={isShown} onClick={toggle}>
            {isOpen ? 'Hide' : 'Show'}
          </Button>
        )}
      </Group>
      {isShown && <JsonDiff label="Request, compared with the default's" before={before} after={after} />}
    </div>
  )
}

function inWords({ mapping, compared }: RequestsAnswer, differs: boolean): string {
  if (mapping.refusal !== undefined) return `Sends nothing: ${mapping.refusal}`
  if (!differs) return "The same request as the default's."
  return compared.refusal === undefined
    ? "Another request than the default's:"
    : `A request, where the default makes none: ${compared.refusal}`
}

/** Each request as it is read: its method and path, and its body indented. */
function textOf(preview: RequestsPreview | undefined): string {
  const requests = preview?.requests ?? []
  return requests.map(({ method, path, body }) => `${method} ${path}\n${prettyBody(body)}`).join('\n\n')
}

interface Asked {
  answer?: RequestsAnswer
  /** Whether it is about what stands there now. */
  isCurrent: boolean
  trouble?: string
}

function useRequests(index: number): Asked {
  const { start, subscriptions, read, current } = useWorkbench()
  const subscription = subscriptions[index]
  const event = read.events[current]
  const now = useMemo(() => {
    const { action, mapping } = subscription
    return event && { event, action, mapping, compared: defaultMappingOf(start, subscription) }
  }, [start, subscription, event])
  const [question] = useDebouncedValue(now, DELAY_MS)
  const [last, setLast] = useState<{ question: typeof now; answer?: RequestsAnswer; trouble?: string }>()
  useEffect(() => {
    if (!question) return undefined
    const asked = new AbortController()
    ask.requests(question, asked.signal).then(
      (answer) => setLast({ question, answer }),
      (error: Error) => {
        if (!asked.signal.aborted) setLast({ question, trouble: error.message })
      }
    )
    return () => asked.abort()
  }, [question])
  if (!now) return { isCurrent: true, trouble: 'There is no event to make a request of.' }
  return { answer: last?.answer, trouble: last?.trouble, isCurrent: last?.question === now }
}
