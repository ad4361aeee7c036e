/** The arguments of `npm run pipeline`, and what they come to. */
import { Argument, Command, CommanderError } from 'commander'
import { configurationFor } from './configuration'
import type { Lines } from './logger'
import { loggerFor } from './logger'
import type { Role } from './settings'
import { ROLES } from './settings'
import type { Running } from './start'
import { start } from './start'

/** Where the command writes. */
export interface Output {
  /** The lines of the log. */
  lines: Lines
  /** Words for people. */
  say: (words: string) => void
  complain: (words: string) => void
}

function command(): Command {
  return new Command('pipeline')
    .description("Collect calls of Segment's libraries, keep them in a log, and deliver them to Amplitude.")
    .addArgument(new Argument('<role>', 'what this process does').choices(ROLES))
    .option('--config <file>', 'JSON file of settings; each can be set by a variable, too: docs/pipeline.md')
}

/**
 * Starts a process as the arguments and the environment ask.
 * @param args without the names of the program and the script
 * @returns what runs, or the exit code: 0 after `--help`, 1 where it cannot start, which is complained about
 */
export async function pipelineFromArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output
): Promise<Running | number> {
  const parser = command().exitOverride().configureOutput({ writeOut: output.say, writeErr: output.complain })
  try {
    parser.parse(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    throw error
  }
  const role = parser.args[0] as Role
  const { configuration, problems } = await configurationFor(
    role,
    parser.opts<{ config?: string }>().config,
    environment
  )
  if (!configuration) return complainOf(problems, output)
  try {
    return await start({ role, ...configuration, logger: loggerFor(configuration.settings, output.lines) })
  } catch (error) {
    return complainOf([error instanceof Error ? error.message : String(error)], output)
  }
}

function complainOf(problems: readonly string[], { complain }: Output): number {
  for (const problem of problems) complain(`error: ${problem}\n`)
  return 1
}
