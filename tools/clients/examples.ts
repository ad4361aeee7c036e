/** The programs and pages of `examples/clients/`, each with what it leads to. */
import { execFile } from 'child_process'
import { existsSync, readdirSync, readFileSync } from 'fs'
import { basename, join } from 'path'
import { promisify } from 'util'
import type { Expectation } from './expectation'

const run = promisify(execFile)

export const CLIENTS = join(__dirname, '..', '..', 'examples', 'clients')

/** A program for Node may take this long, in ms. */
const PROGRAM_MS = 30_000

export interface ClientExample extends Expectation {
  /** As its expectation is called, without `.json`. */
  name: string
  /** The path of its program or page. */
  file: string
}

/**
 * @param folder Of `examples/clients/`.
 * @param extension Of its programs, with the dot.
 * @throws Where an expectation has no program.
 */
export function clientExamples(folder: string, extension: string): ClientExample[] {
  return readdirSync(join(CLIENTS, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => clientExample(join(CLIENTS, folder), basename(file, '.json'), extension))
}

function clientExample(folder: string, name: string, extension: string): ClientExample {
  const expectation = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expectation
  const file = join(folder, expectation.program ?? `${name}${extension}`)
  if (!existsSync(file)) throw new Error(`There is no ${file}, of which ${name}.json says what it leads to.`)
  return { ...expectation, name, file }
}

/**
 * Runs a program as one does by hand. Resolves when it ended well.
 * @param host The server's address.
 * @param nodeOptions For Node itself, before the program.
 * @param options For the program.
 */
export async function runProgram(
  file: string,
  host: string,
  {
    nodeOptions = [],
    options = [],
    env = {}
  }: { nodeOptions?: string[]; options?: string[]; env?: Record<string, string> } = {}
): Promise<void> {
  await run('node', [...nodeOptions, file, '--host', host, ...options], {
    timeout: PROGRAM_MS,
    env: { ...process.env, ...env }
  })
}
