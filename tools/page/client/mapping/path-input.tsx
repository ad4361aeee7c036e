import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useWorkbench } from '../workbench'
import { pathsIn } from './event-paths'

interface PathInputProps {
  label: string
  value: string
  isRefused?: boolean
  onChange: (path: string) => void
}

/** How many paths are offered at once. */
const OFFERED = 60

/** A path into the event. Those of the event that is looked at are offered, with what they hold. */
export function PathInput({ label, value, isRefused, onChange }: PathInputProps) {
  const { read, current } = useWorkbench()
  const [isTyping, setIsTyping] = useState(false)
  const event = read.events[current]
  const paths = useMemo(() => (event ? pathsIn(event) : []), [event])
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const wanted = value.toLowerCase().replace(/^\$\.?/, '')
  // Who comes to a path that is there wants another one; who types wants what matches.
  const offered = (isTyping ? paths.filter(({ path }) => path.toLowerCase().includes(wanted)) : paths).slice(0, OFFERED)
  const open = () => {
    setIsTyping(false)
    combobox.openDropdown()
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(path) => {
        onChange(path)
        combobox.closeDropdown()
      }}
      position="bottom-start"
      middlewares={{ flip: true, shift: true, size: false }}
      width="max-content"
    >
      <Combobox.Target>
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          aria-label={label}
          placeholder="$.properties.plan"
          value={value}
          error={isRefused}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value)
            setIsTyping(true)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onClick={open}
          onFocus={() => setIsTyping(false)}
          onBlur={() => combobox.closeDropdown()}
          spellCheck={false}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0} className="paths">
        <Combobox.Options aria-label={`Paths of the event for ${label}`} mah={240} style={{ overflowY: 'auto' }}>
          {offered.map(({ path, value: held }) => (
            <Combobox.Option key={path} value={path} active={path === value}>
              <Group gap="sm" wrap="nowrap" justify="space-between">
                <Text component="span" size="xs" className="path">
                  {path}
                </Text>
                <Text component="span" size="xs" c="dimmed" className="path-value">
                  {held}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
