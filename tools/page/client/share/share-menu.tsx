import { Alert, Button, Menu, Modal, Stack, Text } from '@mantine/core'
import { useClipboard, useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { pageFileOf } from '../../page-file'
import { useWorkbench } from '../workbench'
import { download } from './download'
import { LONGEST_LINK, linkOf } from './page-link'

/** Passes on what stands on the page: as a link or as a file, both without keys, or the event alone. */
export function ShareMenu() {
  const { eventText, subscriptions } = useWorkbench()
  const { copy, copied } = useClipboard()
  const [prepared, setPrepared] = useState<{ link?: string }>()
  const [isTooLong, tooLong] = useDisclosure(false)
  const text = JSON.stringify(pageFileOf({ subscriptions, event: eventText }))
  const save = () => {
    download('page.json', `${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    tooLong.close()
  }
  // Some browsers let a page copy at a click only, and not a moment later: the link is made before.
  const prepare = () => {
    setPrepared(undefined)
    void linkOf(window.location.href, text).then((link) => setPrepared({ link }))
  }
  const copyLink = () => (prepared?.link === undefined ? tooLong.open() : copy(prepared.link))
  return (
    <>
      <Menu onOpen={prepare}>
        <Menu.Target>
          <Button variant="default" size="xs">
            {copied ? 'Copied' : 'Share'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Event and subscriptions, without keys</Menu.Label>
          <Menu.Item onClick={copyLink} disabled={!prepared}>
            Copy a link
          </Menu.Item>
          <Menu.Item onClick={save}>Save a file</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => copy(eventText)}>Copy the event</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isTooLong} onClose={tooLong.close} title="Too long for a link">
        <Stack>
          <Alert color="red" variant="light" role="alert">
            The event and the subscriptions would make a link of more than {LONGEST_LINK.toLocaleString('en')}{' '}
            characters, which chats and mails cut.
          </Alert>
          <Text size="sm">Save a file instead: whoever gets it opens it with Import.</Text>
          <Button onClick={save}>Save a file</Button>
        </Stack>
      </Modal>
    </>
  )
}
