import { AreaChart } from '@mantine/charts'
import { Text, Title } from '@mantine/core'
import type { EventView } from '../../../sandbox/sandbox'
import { moneyOfEach, NO_CURRENCY, shortAmount } from './money'
import { revenueOverTime } from './revenue'

interface RevenueChartProps {
  events: EventView[]
  /** The sum for each currency. */
  revenue: Record<string, number>
}

/** One hue is the accent's; the others are told apart from it and from each other by their lightness, too. */
const COLORS = ['indigo.6', 'teal.6', 'orange.5', 'grape.6', 'gray.6']

/** How the revenue of the session grew, event by event: a line for each currency. */
export function RevenueChart({ events, revenue }: RevenueChartProps) {
  const points = revenueOverTime(
    events.map(({ event, server_upload_time }) => ({ event, at: server_upload_time })),
    revenue
  )
  if (points.length === 0) return null
  const currencies = Object.keys(revenue)
  const nothing = Object.fromEntries(currencies.map((currency) => [currency, 0]))
  // A line needs a point to come from.
  const data = [{ time: '', ...nothing }, ...points.map(({ time, totals }) => ({ time, ...totals }))]
  return (
    <section aria-label="Revenue over the session">
      <Title order={3} mb="xs">
        Revenue over the session
      </Title>
      <figure style={{ margin: 0 }}>
        <AreaChart
          h={150}
          data={data}
          dataKey="time"
          series={currencies.map((currency, index) => ({
            name: currency,
            label: currency === NO_CURRENCY ? 'no currency' : currency,
            color: COLORS[index % COLORS.length]
          }))}
          type="default"
          withLegend={currencies.length > 1}
          curveType="stepAfter"
          withDots={points.length < 40}
          gridAxis="y"
          valueFormatter={shortAmount}
          fillOpacity={0.08}
        />
        <Text component="figcaption" size="xs" c="dimmed">
          {moneyOfEach(revenue).join(', ')} in total. Shown{' '}
          {points.length === 1 ? 'is the event' : `are the newest ${points.length} events`} with revenue.
        </Text>
      </figure>
    </section>
  )
}
