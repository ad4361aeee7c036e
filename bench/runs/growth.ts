/** How costs grow with batches, bad calls, products and user agents. */
import { floor, ours } from '../contenders/ours'
import { compare } from '../measure/compare'
import type { Figures, Subject } from '../measure/compare'
import { handoverTexts } from '../traffic/handover'
import type { Refuser, TrafficPlan } from '../traffic/traffic'
import { eventsFor } from './events-for'
import { LONG_ROUND, longRound } from './long-round'
import type { Growth, Point } from './results'
import type { Run } from './run'

const BATCH_SIZE = 1000

/** The cost of a track call by the calls that are handed over together. */
export async function growBatchSize(run: Run): Promise<Growth['batchSize']> {
  const { extent, server, seed } = run
  const subjects = extent.batchSizes.map((size): Subject => {
    const texts = [...handoverTexts({ kind: 'track', seed }, eventsFor(size, extent.events), size)]
    return { contender: ours('executeBatch', server.port), kind: 'track', texts }
  })
  return points(extent.batchSizes, await compare(subjects, extent.rounds, server, run.report))
}

/** The cost of a track call by the percentage of calls that do not get into Amplitude. */
export async function growBad(run: Run): Promise<Growth['bad']> {
  const { extent, seed } = run
  const subjects = (refusedBy: Refuser) =>
    extent.bad.map((percent) =>
      subjectOf(run, { kind: 'track', seed, bad: { share: percent / 100, refusedBy } }, extent.events)
    )
  const all = [...subjects('destination'), ...subjects('Amplitude')]
  const figures = await compare(all, extent.rounds, run.server, run.report)
  return {
    destination: points(extent.bad, figures.slice(0, extent.bad.length)),
    Amplitude: points(extent.bad, figures.slice(extent.bad.length))
  }
}

/** The cost of an order by its products, as many products in each batch as a batch has calls. */
export async function growProducts(run: Run): Promise<Growth['products']> {
  const { extent, seed } = run
  const orders = extent.products.map((products) =>
    subjectOf(run, { kind: 'order', seed, products }, Math.ceil(extent.events / products / 2))
  )
  const track = subjectOf(run, { kind: 'track', seed }, extent.events)
  const figures = await compare([track, ...orders], extent.rounds, run.server, run.report)
  return { points: points(extent.products, figures.slice(1)), oneEvent: figures[0].cpu }
}

/** The cost of a track call by the different user agents, each as frequent as any other, and what the framework needs alone. */
export async function growUserAgents(run: Run): Promise<Growth['userAgents']> {
  const { extent, seed, server } = run
  const found: Growth['userAgents'] = []
  for (const [index, userAgents] of extent.userAgents.entries()) {
    const plan: TrafficPlan = { kind: 'track', seed, userAgents, browsersOnly: true }
    const own = withLongRounds(subjectOf(run, plan, Math.max(extent.events, userAgents)))
    const alone = { ...own, contender: floor(server.port) }
    // As many batches in all, however many there are in a round.
    const rounds = Math.ceil((extent.rounds * LONG_ROUND) / own.texts.length)
    const [framework, figures] = await compare([alone, own], rounds, server, (done) =>
      run.report((index + done) / extent.userAgents.length)
    )
    found.push({ ...points([userAgents], [figures])[0], framework: framework.cpu })
  }
  return found
}

function subjectOf({ server }: Run, plan: TrafficPlan, events: number): Subject {
  const texts = [...handoverTexts(plan, events, BATCH_SIZE)]
  const refusals = (plan.bad?.share ?? 0) > 0
  return { contender: ours('executeBatch', server.port, { refusals }), kind: plan.kind, texts }
}

function withLongRounds(subject: Subject): Subject {
  return { ...subject, texts: longRound(subject.texts) }
}

function points(xs: number[], figures: Figures[]): Point[] {
  return xs.map((x, index) => ({ x, cpu: figures[index].cpu, requestsPerThousand: figures[index].requests * 1000 }))
}
