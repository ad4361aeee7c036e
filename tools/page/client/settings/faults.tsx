import { Alert, Button, Fieldset, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ask } from '../ask'
import { FAULTS, faultSettings, whatIsSet } from './fault-choices'

/** Makes the sandbox fail, to see what comes of it. */
export function Faults() {
  const [fault, setFault] = useState('')
  const [percent, setPercent] = useState(100)
  const [inForce, setInForce] = useState('')
  const [problem, setProblem] = useState<string>()

  useEffect(() => {
    ask.sandbox<Record<string, number>>('/faults').then(
      (settings) => setInForce(whatIsSet(settings)),
      (error: Error) => setProblem(error.message)
    )
  }, [])

  const apply = (name: string) => {
    setProblem(undefined)
    ask.setFaults(faultSettings(name, percent)).then(
      (settings) => setInForce(whatIsSet(settings)),
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
          onChange={(value) => setPercent(Math.min(100, Math.max(1, Number(value) || 1)))}
        />
        <Group gap="xs">
          <Button size="xs" onClick={() => apply(fault)}>
            Apply
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setFault('')
              apply('')
            }}
          >
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
