import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { usePlaces } from '../layout/places'
import { useWorkbench } from '../workbench'

/** Sends the events; to the real Amplitude only after having asked. */
export function SendButton() {
  const { read, live, send, isSending } = useWorkbench()
  const { isWide, show } = usePlaces()
  const [isAsking, { open, close }] = useDisclosure(false)
  // Beside the event, the tab stays that one had chosen; where one place is shown at a time, the result takes its turn.
  const sendNow = () => {
    void send()
    if (!isWide) show('result')
  }
  const isReady = read.events.length > 0 && !isSending
  const start = () => {
    if (!isReady) return
    if (live) open()
    else sendNow()
  }
  const onHotkey = (event: KeyboardEvent) => {
    // Held down it repeats, and in a dialog it is meant for that.
    if (!event.repeat && document.querySelector('[aria-modal="true"]') === null) start()
  }
  // Also out of the editors, where the event is written.
  useHotkeys([['mod+Enter', onHotkey]], [], true)
  const events = read.events.length === 1 ? 'this event' : `these ${read.events.length} events`
  return (
    <>
      <Button onClick={start} disabled={!isReady} size="xs" color={live ? 'red.9' : undefined}>
        {isSending ? 'Sending…' : live ? 'Send to the real Amplitude…' : 'Send'}
      </Button>
      <Modal opened={isAsking} onClose={close} title="Send to the real Amplitude?">
        <Stack>
          <Text>
            This sends {events} with your keys to Amplitude's servers. What arrives there is counted in your project,
            and cannot be taken back.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Do not send
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                close()
                sendNow()
              }}
            >
              Send {events}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
