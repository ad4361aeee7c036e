import type { Command } from 'commander'
import { endWithItsReader } from './closed-output'
import { systemProblem } from './system-problem'

/**
 * Runs a command of this project with the arguments of the process. What it refuses, and what the operating system refuses it, ends it with one
 * sentence and the exit code 1. Only a mistake of its own ends it with a stack.
 */
export async function runCommand(command: Command): Promise<void> {
  endWithItsReader()
  try {
    await command.parseAsync()
  } catch (error) {
    process.stderr.write(`error: ${sentenceOf(error)}\n`)
    process.exitCode = 1
  }
}

function sentenceOf(error: unknown): string {
  const problem = systemProblem(error)
  if (problem !== undefined) return problem
  // What a command refuses is a plain error; others, such as a TypeError, are mistakes.
  if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) return error.message
  throw error
}
