/** The log that the settings name. */
import type { Log } from '../log/log'
import { MemoryLog } from '../log/memory-log'
import type { PipelineSettings, Role } from './settings'

/** Opens the log. @throws {Error} with a sentence for people, where it cannot be opened. */
export function openLog({ log }: PipelineSettings, role: Role): Promise<Log> {
  return OPENERS[log](role)
}

const OPENERS: Record<PipelineSettings['log'], (role: Role) => Promise<Log>> = {
  memory: () => Promise.resolve(new MemoryLog()),
  embedded: () => Promise.reject(new Error('There is no embedded log yet: set log to "memory".')),
  kafka: () => Promise.reject(new Error('There is no log in Kafka yet: set log to "memory".'))
}
