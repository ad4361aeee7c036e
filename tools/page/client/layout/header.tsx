import {
  Anchor,
  Button,
  Group,
  Popover,
  Stack,
  Title,
  useComputedColorScheme,
  useMantineColorScheme
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { ask } from '../ask'
import { SendButton } from '../result/send-button'
import { NOTHING_WRONG, whatIsSet } from '../settings/fault-choices'
import { SettingsDrawer } from '../settings/settings-drawer'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'
import { usePlaces } from './places'

interface HeaderProps {
  /** What one can do with all of the page, beside settings and colors. */
  actions?: ReactNode
}

export function Header({ actions }: HeaderProps) {
  const { live } = useWorkbench()
  const { isWide } = usePlaces()
  const [faults, setFaults] = useState(NOTHING_WRONG)
  const [isOpen, { open, close }] = useDisclosure(false)
  useEffect(() => {
    ask.sandbox<Record<string, number | null>>('/faults').then(
      (settings) => setFaults(whatIsSet(settings)),
      () => undefined
    )
  }, [])
  return (
    <>
      <Anchor href="#main" className="skip">
        Skip to the event
      </Anchor>
      <Group justify="space-between" wrap="nowrap" gap="sm" className="header">
        <Group gap="xs" wrap="nowrap" className="header-titles">
          <Title order={1} size="h4">
            Amplitude destination
          </Title>
          {(live || isWide) && (
            <StatusBadge color={live ? 'red' : 'gray'}>{live ? 'real Amplitude' : 'sandbox'}</StatusBadge>
          )}
          {!live && faults !== NOTHING_WRONG && <StatusBadge color="red">{faults}</StatusBadge>}
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Actions>
            {actions}
            <ColorSchemeButton />
            <Button variant="default" size="xs" onClick={open}>
              Settings
            </Button>
          </Actions>
          <SendButton />
        </Group>
      </Group>
      <SettingsDrawer isOpen={isOpen} onClose={close} faults={faults} onFaults={setFaults} />
    </>
  )
}

/** In a line where there is room, else behind a button. They stay mounted: keys for them work. */
function Actions({ children }: { children: ReactNode }) {
  const { isWide } = usePlaces()
  if (isWide) return children
  return (
    <Popover keepMounted position="bottom-end" withinPortal={false}>
      <Popover.Target>
        <Button variant="default" size="xs">
          More
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">{children}</Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  return (
    <Button variant="default" size="xs" onClick={() => setColorScheme(other)}>
      {other === 'dark' ? 'Dark' : 'Light'}
    </Button>
  )
}
