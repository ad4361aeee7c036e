import { Accordion, Button, Drawer, Group, List, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../api'
import { StatusBadge } from '../status-badge'
import { useTabState } from '../tab-state'
import { useWorkbench } from '../workbench'
import type { PastSend } from './past-send'
import { inWords, isPastSends, pastSend, withSend } from './past-send'

/** What this tab has sent, to look at and to send again. */
export function PastSends() {
  const { live } = useWorkbench()
  const [isOpen, { open, close }] = useDisclosure(false)
  const sends = useKeptSends()
  const repeat = useRepeating()
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        Past sends
      </Button>
      <Drawer opened={isOpen} onClose={close} position="right" title="Past sends">
        {sends.length === 0 && <Text c="dimmed">This tab has sent nothing yet.</Text>}
        <Accordion variant="contained" order={3}>
          {sends.map((send) => (
            <PastSendItem
              key={send.at}
              send={send}
              isLive={live}
              onRepeat={(again, sends) => {
                close()
                repeat(again, sends)
              }}
            />
          ))}
        </Accordion>
      </Drawer>
    </>
  )
}

type Again = NonNullable<PastSend['again']>

interface PastSendItemProps {
  send: PastSend
  /** Whether what is sent now goes to the real Amplitude: that is not done by the way. */
  isLive: boolean
  onRepeat: (again: Again, sends: boolean) => void
}

function PastSendItem({ send: { at, live, title, counts, calls, again }, isLive, onRepeat }: PastSendItemProps) {
  return (
    <Accordion.Item value={at}>
      <Accordion.Control>
        <Stack gap={2}>
          <Group gap="xs">
            <Text size="xs" c="dimmed" component="time" dateTime={at}>
              {new Date(at).toLocaleTimeString()}
            </Text>
            {live && <StatusBadge color="red">real Amplitude</StatusBadge>}
            {counts.refused > 0 && <StatusBadge color="red">refused</StatusBadge>}
          </Group>
          <Text size="sm" fw={600} className="wrap">
            {title}
            {counts.events > 1 && ` and ${counts.events - 1} more`}
          </Text>
          <Text size="xs">{inWords(counts)}</Text>
        </Stack>
      </Accordion.Control>
      <Accordion.Panel>
        <List size="sm" listStyleType="none" spacing={4}>
          {calls.map(({ subscription, delivered, of, refusal }, index) => (
            <List.Item key={index} className="wrap">
              {subscription}: {delivered} of {of} delivered
              {refusal !== undefined && (
                <Text size="xs" c="dimmed">
                  {refusal}
                </Text>
              )}
            </List.Item>
          ))}
        </List>
        {again ? (
          <Group gap="xs" mt="sm">
            {!isLive && (
              <Button size="xs" onClick={() => onRepeat(again, true)}>
                Send again
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => onRepeat(again, false)}>
              Put back on the page
            </Button>
          </Group>
        ) : (
          <Text size="xs" c="dimmed" mt="sm">
            Its events were too many to be kept for another time.
          </Text>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

/** Sendings that are in the list. The component begins anew where the page becomes narrow or wide. */
const LISTED = new WeakSet<Call[]>()

/** The sendings of this tab, newest first, which a reload of the page keeps. */
function useKeptSends(): PastSend[] {
  const { sent, eventText } = useWorkbench()
  const [sends, setSends] = useTabState({ key: 'past-sends', isValid: isPastSends, first: [] })
  const calls = sent?.calls
  useEffect(() => {
    if (!sent || LISTED.has(sent.calls)) return
    LISTED.add(sent.calls)
    // What was edited while it was under way is not what was sent.
    const text = sent.isStale
      ? JSON.stringify(sent.events.length === 1 ? sent.events[0] : sent.events, null, 2)
      : eventText
    setSends((former) => withSend(former, pastSend(sent, text, new Date())))
    // Once for each sending: its calls are others each time.
  }, [calls])
  return sends
}

/** Puts what was sent back on the page, and sends it once it stands there. */
function useRepeating(): (again: Again, sends: boolean) => void {
  const { eventText, subscriptions, takeEvent, replaceSubscriptions, send, live, isSending } = useWorkbench()
  const [waiting, setWaiting] = useState<Again>()
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  }, [send])
  const stands =
    waiting !== undefined &&
    !isSending &&
    waiting.text === eventText &&
    JSON.stringify(waiting.subscriptions) === JSON.stringify(subscriptions)
  useEffect(() => {
    if (!stands) return
    setWaiting(undefined)
    if (!live) void latest.current()
  }, [stands, live])
  return (again, sends) => {
    takeEvent(again.text)
    replaceSubscriptions(again.subscriptions)
    setWaiting(sends ? again : undefined)
  }
}
