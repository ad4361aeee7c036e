/** Structured logs: a line of JSON for each entry. */
import type { LogFn, Logger } from 'pino'
import pino from 'pino'
import { maskSecrets } from '../../src/amplitude/mask-secrets'
import type { PipelineSettings } from './settings'

/** Where lines go. */
export interface Lines {
  write(line: string): void
}

/** A logger in whose lines no key stands, whoever put it there. */
export function loggerFor({ level, settings, kafka }: PipelineSettings, lines: Lines): Logger {
  const keys = [settings.apiKey, settings.secretKey, kafka.sasl?.password]
  const masked = (value: unknown) => maskSecrets(value instanceof Error ? { reason: value.stack } : value, keys)
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(entry: unknown[], method: LogFn) {
          method.apply(this, entry.map(masked) as Parameters<LogFn>)
        }
      }
    },
    { write: (line: string) => lines.write(line) }
  )
}
