import { Group, Text } from '@mantine/core'
import { addUp, moneyOfEach } from './money'
import { inWords } from './revenue'
import type { SandboxState } from './sandbox-state'

export interface SandboxSums {
  events: number
  users: number
  /** By currency. */
  revenue: Record<string, number>
  deduplicated: number
}

/** The sums of all projects. */
export function sumsOf({ projects }: SandboxState): SandboxSums {
  const sum = (of: (project: SandboxState['projects'][number]) => number) =>
    projects.reduce((total, project) => total + of(project), 0)
  return {
    events: sum(({ events }) => events),
    users: sum(({ users }) => users),
    revenue: addUp(projects.map(({ revenue }) => revenue.byCurrency)),
    deduplicated: sum(({ deduplicated }) => deduplicated)
  }
}

/** Each as wide as it is: what is long goes to the next line, and into no neighbour. */
export function Sums({ sums: { events, users, revenue, deduplicated } }: { sums: SandboxSums }) {
  return (
    <Group component="dl" gap="xs" m={0} className="sums">
      <Sum name="Events" values={[inWords(events)]} />
      <Sum name="Users" values={[inWords(users)]} />
      <Sum name="Sends deduplicated" values={[inWords(deduplicated)]} />
      <Sum name="Revenue" values={Object.keys(revenue).length > 0 ? moneyOfEach(revenue) : ['0']} />
    </Group>
  )
}

function Sum({ name, values }: { name: string; values: string[] }) {
  return (
    <div data-sum={name}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      {values.map((value) => (
        <Text key={value} component="dd" m={0} size="lg" fw={600} className="wrap">
          {value}
        </Text>
      ))}
    </div>
  )
}
