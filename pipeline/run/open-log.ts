/** The log that the settings name, with the place for what is not delivered. */
import { join } from 'path'
import type { Logger } from 'pino'
import type { DeadLetters } from '../deliver/dead-letters'
import { DeadLetterList } from '../deliver/dead-letters'
import { FileDeadLetters } from '../deliver/file-dead-letters'
import { openEmbeddedLog } from '../log/embedded-log'
import { openKafkaLog } from '../log/kafka/kafka-log'
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

/** Where the embedded log is in its folder. */
const LOG_FOLDER = 'log'

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
  embedded: async ({ settings: { folder } }) => {
    const log = await openEmbeddedLog({ folder: join(folder, LOG_FOLDER) })
    const deadLetters = await FileDeadLetters.open(join(folder, DEAD_LETTERS_FILE))
    return {
      log,
      deadLetters,
      async close() {
        await log.close()
        await deadLetters.close()
      }
    }
  },
  kafka: async ({ settings: { kafka }, role, logger }) => {
    const { log, deadLetters } = await openKafkaLog({
      ...kafka,
      isReader: role !== 'collect',
      trouble: ({ message }) => logger.warn({ reason: message }, 'kafka')
    })
    return { log, deadLetters, close: () => log.close() }
  }
}
