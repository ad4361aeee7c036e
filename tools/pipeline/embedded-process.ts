/** A process of the pipeline with the embedded log, for storms and measurements. */
import { join } from 'path'
import type { Role } from '../../pipeline/run/settings'
import { freePorts } from '../kafka/free-ports'
import { PipelineProcess } from '../kafka/storm/pipeline-process'

export interface EmbeddedProcess {
  process: PipelineProcess
  /** The port on which it collects. */
  port: number
}

export interface EmbeddedPlan {
  role: Role
  /** Of the log, and of what the process writes. */
  folder: string
  /** Where the requests to Amplitude go. */
  amplitude: string
}

export async function embeddedProcess({ role, folder, amplitude }: EmbeddedPlan): Promise<EmbeddedProcess> {
  const [port, statusPort] = await freePorts(2)
  const environment = {
    PIPELINE_LOG: 'embedded',
    PIPELINE_FOLDER: join(folder, 'data'),
    PIPELINE_COLLECT_PORT: String(port),
    PIPELINE_STATUS_PORT: String(statusPort),
    PIPELINE_SETTINGS_API_KEY: 'storm-key',
    PIPELINE_SETTINGS_SECRET_KEY: 'storm-secret',
    PIPELINE_AMPLITUDE: amplitude,
    PIPELINE_LEVEL: 'warn'
  }
  const output = join(folder, `${role}.log`)
  return { port, process: new PipelineProcess({ name: `embedded ${role}`, role, statusPort, environment, output }) }
}
