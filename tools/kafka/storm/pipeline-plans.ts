/** The processes of the pipeline that a storm starts. */
import { join } from 'path'
import type { PipelinePlan } from './pipeline-process'

export interface PipelineOf {
  collectors: number
  deliverers: number
  bootstrap: readonly string[]
  topic: string
  group: string
  partitions: number
  /** Where the requests to Amplitude go. */
  amplitude: string
  /** Free ports: two for each collector, one for each deliverer. */
  ports: readonly number[]
  /** Where their logs go. */
  folder: string
}

/** Each collector with the port on which it collects. */
export interface CollectorPlan extends PipelinePlan {
  port: number
}

export function plansOf(of: PipelineOf): { collectors: CollectorPlan[]; deliverers: PipelinePlan[] } {
  const ports = [...of.ports]
  const next = () => ports.shift() as number
  const common = commonSettings(of)
  const planOf = (role: PipelinePlan['role'], name: string, more: Record<string, string>): PipelinePlan => {
    const statusPort = next()
    const environment = { ...common, PIPELINE_STATUS_PORT: String(statusPort), ...more }
    return { name, role, statusPort, environment, output: join(of.folder, `${name.replace(' ', '-')}.log`) }
  }
  return {
    collectors: Array.from({ length: of.collectors }, (_, index) => {
      const port = next()
      return { port, ...planOf('collect', `collector ${index + 1}`, { PIPELINE_COLLECT_PORT: String(port) }) }
    }),
    deliverers: Array.from({ length: of.deliverers }, (_, index) => planOf('deliver', `deliverer ${index + 1}`, {}))
  }
}

function commonSettings({ bootstrap, topic, group, partitions, amplitude }: PipelineOf): Record<string, string> {
  return {
    PIPELINE_LOG: 'kafka',
    PIPELINE_KAFKA_BROKERS: bootstrap.join(','),
    PIPELINE_KAFKA_TOPIC: topic,
    PIPELINE_KAFKA_GROUP: group,
    PIPELINE_KAFKA_PARTITIONS: String(partitions),
    PIPELINE_SETTINGS_API_KEY: 'storm-key',
    PIPELINE_SETTINGS_SECRET_KEY: 'storm-secret',
    PIPELINE_AMPLITUDE: amplitude,
    // What went well is told by the books, and a line for each of a million calls by nobody read.
    PIPELINE_LEVEL: 'warn'
  }
}
