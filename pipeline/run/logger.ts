/** Structured logs: a line of JSON for each entry. */
import type { Logger } from 'pino'
import pino from 'pino'
import type { Mask } from '../../src/amplitude/mask-secrets'
import { textMask } from '../../src/amplitude/mask-secrets'
import type { PipelineSettings } from './settings'

/** Where lines go. */
export interface Lines {
  write(line: string): void
}

/** A logger in whose lines no key stands, whoever put it there. */
export function loggerFor({ level, settings, kafka }: PipelineSettings, lines: Lines): Logger {
  const mask = textMask([settings.apiKey, settings.secretKey, kafka.sasl?.password])
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (entry) => masked(entry, mask) }
    },
    { write: (line: string) => lines.write(line) }
  )
}

function masked(entry: Record<string, unknown>, mask: Mask): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value])
  )
}
