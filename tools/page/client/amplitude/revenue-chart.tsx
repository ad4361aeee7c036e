import { AreaChart } from '@mantine/charts'
import { Text, Title } from '@mantine/core'
import type { EventView } from '../../../sandbox/sandbox'
import { inWords, revenueOverTime } from './revenue'

/** How the revenue of the session grew, event by event. */
export function RevenueChart({ events, revenue }: { events: EventView[]; revenue: number }) {
  const points = revenueOverTime(
    events.map(({ event, server_upload_time }) => ({ event, at: server_upload_time })),
    revenue
  )
  if (points.length === 0) return null
  // A line needs a point to come from.
  const data = [{ time: '', event: '', total: 0 }, ...points]
  return (
    <section aria-label="Revenue over the session">
      <Title order={3} size="h5" mb="xs">
        Revenue over the session
      </Title>
      <figure style={{ margin: 0 }}>
        <AreaChart
          h={140}
          data={data}
          dataKey="time"
          series={[{ name: 'total', label: 'Revenue', color: 'indigo.6' }]}
          curveType="stepAfter"
          withDots={points.length < 40}
          gridAxis="y"
        />
        <Text component="figcaption" size="xs" c="dimmed">
          {inWords(revenue)} in total. Shown{' '}
          {points.length === 1 ? 'is the event' : `are the newest ${points.length} events`} with revenue.
        </Text>
      </figure>
    </section>
  )
}
