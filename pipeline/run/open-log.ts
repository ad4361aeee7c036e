/** The log that the settings name, with the place for what is not delivered. */
import { join } from 'path'
import type { Logger } from 'pino'
import type { DeadLetters } from '../deliver/dead-letters'
import { DeadLetterList } from '../deliver/dead-letters'
import { FileDeadLetters } from '../deliver/file-dead-letters'
import type { Log } from '../log/log'
import { MemoryLog } from '../log/memory-log'
import type { PipelineSettings, Role } from './settings'

/** An open log. */
export interface OpenedLog {
  log: Log
  deadLetters: DeadLetters
  /** Closes both. */
  close(): Promise<void>
}

interface Question {
  settings: PipelineSettings
  role: Role
  logger: Logger
}

/** The file of dead letters in the folder of the embedded log. */
const DEAD_LETTERS_FILE = 'dead-letters.jsonl'

/** @throws {Error} with a sentence for people, where it cannot be opened. */
export function openLog(question: Question): Promise<OpenedLog> {
  return OPENERS[question.settings.log](question)
}

const OPENERS: Record<PipelineSettings['log'], (question: Question) => Promise<OpenedLog>> = {
  memory: () => {
    const log = new MemoryLog()
    return Promise.resolve({ log, deadLetters: new DeadLetterList(), close: () => log.close() })
  },
  embedded: async ({ settings }) => {
    const deadLetters = await FileDeadLetters.open(join(settings.folder, DEAD_LETTERS_FILE))
    await deadLetters.close()
    throw new Error('There is no embedded log yet: set log to "memory".')
  },
  kafka: () => Promise.reject(new Error('There is no log in Kafka yet: set log to "memory".'))
}
