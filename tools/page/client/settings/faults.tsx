import { Alert, Button, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ask } from '../ask'
import { FAULTS, faultSettings, whatIsSet } from './fault-choices'

interface FaultsProps {
  /** What goes wrong, in words. */
  inForce: string
  onChange: (inForce: string) => void
}

/** Makes the sandbox fail, to see what comes of it. */
export function Faults({ inForce, onChange }: FaultsProps) {
  const [fault, setFault] = useState('')
  const [percent, setPercent] = useState(100)
  const [problem, setProblem] = useState<string>()

  const apply = (name: string) => {
    setFault(name)
    setProblem(undefined)
    ask.setFaults(faultSettings(name, percent)).then(
      (settings) => onChange(whatIsSet(settings)),
      (error: Error) => setProblem(error.message)
    )
  }
  return (
    <Fieldset legend="Faults of the sandbox">
      <Stack gap="sm">
        <NativeSelect
          label="What goes wrong"
          data={FAULTS.map(({ name, label }) => ({ value: name, label }))}
          value={fault}
          onChange={({ currentTarget }) => setFault(currentTarget.value)}
        />
        <NumberInput
          label="How many requests, in percent"
          min={1}
          max={100}
          value={percent}
          clampBehavior="blur"
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1 && value <= 100) setPercent(value)
          }}
        />
        <Group gap="xs">
          <Button size="xs" onClick={() => apply(fault)}>
            Apply
          </Button>
          <Button size="xs" variant="default" onClick={() => apply('')}>
            All well again
          </Button>
        </Group>
        <Text size="sm" role="status">
          {inForce}
        </Text>
        {problem && (
          <Alert color="red" variant="light" p="xs" role="alert">
            {problem}
          </Alert>
        )}
      </Stack>
    </Fieldset>
  )
}
