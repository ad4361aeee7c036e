import './mapping.css'
import { Button, Code, Group, List, Menu, Paper, Stack, Switch, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ShownAction, TriggerVerdict } from '../../api'
import { ImportSubscriptions } from '../import/import-subscriptions'
import { Panel } from '../panel'
import { StatusBadge } from '../status-badge'
import { useWorkbench } from '../workbench'
import type { Selection } from './field-selection'
import { EVERYTHING, FieldSelection } from './field-selection'
import { MappingForm } from './mapping-form'
import { actionOf, subscriptionFor } from './subscription-action'
import { useFormFields } from './use-form-fields'

export function PresetsPanel() {
  const { start, subscriptions, replaceSubscriptions } = useWorkbench()
  return (
    <Panel
      title="Subscriptions"
      isTitleShown
      side={
        <Group gap="xs">
          <Menu>
            <Menu.Target>
              <Button variant="default" size="xs">
                Add…
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {Object.entries(start.actions)
                .filter(isOffered)
                .map(([key, action]) => (
                  <Menu.Item
                    key={key}
                    onClick={() =>
                      replaceSubscriptions([...subscriptions, subscriptionFor(key, action)], subscriptions.length)
                    }
                  >
                    {action.title}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
          <ImportSubscriptions />
          <Button variant="default" size="xs" onClick={() => replaceSubscriptions(start.presets)}>
            Presets again
          </Button>
        </Group>
      }
    >
      <Stack gap="xs">
        {subscriptions.map((_, index) => (
          <SubscriptionCard key={index} index={index} />
        ))}
        {subscriptions.length === 0 && <Text c="dimmed">There is none, so nothing is sent.</Text>}
      </Stack>
    </Panel>
  )
}

function SubscriptionCard({ index }: { index: number }) {
  const { start, subscriptions, changeSubscription, shown, setShown, preview } = useWorkbench()
  const subscription = subscriptions[index]
  const verdict = preview.answer?.verdicts[index]
  const taken = preview.taken?.[index]
  const isOpen = shown === index
  const [selection, setSelection] = useState(EVERYTHING)
  const fields = useFormFields(index)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    setSelection(EVERYTHING)
    card.current?.scrollIntoView({ block: 'start' })
  }, [isOpen])
  const select = (selected: Selection) => {
    setSelection(selected)
    // What is found begins under the head, wherever one was.
    card.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <Paper withBorder p="xs" component="article" aria-label={subscription.name} ref={card} className="subscription">
      <Stack gap="xs" className={isOpen ? 'mapping-head' : undefined}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Switch
            label={subscription.name}
            description={
              isOpen ? undefined : (
                <span className="wrap">
                  {actionOf(start, subscription)?.title ?? subscription.action} on <Code>{subscription.trigger}</Code>
                </span>
              )
            }
            checked={subscription.enabled}
            onChange={({ currentTarget }) => changeSubscription(index, { enabled: currentTarget.checked })}
          />
          <Group gap={6} justify="flex-end" style={{ flexShrink: 0 }}>
            <span className={preview.isCurrent ? 'verdict' : 'verdict old'}>
              {taken !== undefined && <TakenBadge taken={taken} isEnabled={subscription.enabled} />}
            </span>
            <Button
              size="compact-xs"
              variant={isOpen ? 'filled' : 'default'}
              aria-expanded={isOpen}
              aria-label={`${isOpen ? 'Close the mapping' : 'Mapping'} of ${subscription.name}`}
              onClick={() => setShown(isOpen ? undefined : index)}
            >
              {isOpen ? 'Close' : 'Mapping'}
            </Button>
          </Group>
        </Group>
        {isOpen && fields.length > 0 && <FieldSelection fields={fields} selection={selection} onChange={select} />}
      </Stack>
      {verdict && <Problems verdict={verdict} />}
      {isOpen && <MappingForm index={index} fields={fields} selection={selection} />}
    </Paper>
  )
}

/** How many of the events it takes. */
function TakenBadge({ taken, isEnabled }: { taken: number; isEnabled: boolean }) {
  const { read } = useWorkbench()
  if (taken === 0) return <StatusBadge color="gray">no match</StatusBadge>
  const text = read.batch ? `${taken} of ${read.events.length}` : 'matches'
  return <StatusBadge color={isEnabled ? 'teal' : 'gray'}>{isEnabled ? text : `${text}, off`}</StatusBadge>
}

function Problems({ verdict: { reasons, problems } }: { verdict: TriggerVerdict }) {
  if (reasons.length + problems.length === 0) return null
  return (
    <List size="xs" mt={4} withPadding listStyleType="none">
      {reasons.map((reason) => (
        <List.Item key={reason} c="dimmed" className="wrap">
          {reason}
        </List.Item>
      ))}
      {problems.map((problem) => (
        <List.Item key={problem} c="var(--mantine-color-error)" className="wrap">
          {problem}
        </List.Item>
      ))}
    </List>
  )
}

/** What is kept for saved subscriptions is shown where one has it, and not offered for new ones. */
const isOffered = ([, { hidden }]: [string, ShownAction]): boolean => !hidden
