/**
 * `npm run check:clients`: Segment's library for Python against this server, with packed requests and without. Where there is no
 * Python it says what it needs; that is a failure only where `$CI` is set, as the rest of the project needs Node alone.
 */
import { execFile } from 'child_process'
import { promisify } from 'util'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import type { Served } from '../serve/start'
import { startServer } from '../serve/start'
import type { ClientExample } from './examples'
import { clientExamples } from './examples'
import { stateOf, surprises, untilExpected } from './expectation'
import { NoPython, pythonWithLibrary } from './python'
import { startRelay } from './relay'

const run = promisify(execFile)

/** A program may take this long, in ms. */
const PROGRAM_MS = 60_000

/** The same program twice: the requests are to be packed or not. */
const WAYS = [
  { words: 'plain requests', options: [], encoding: undefined },
  { words: 'packed requests', options: ['--gzip'], encoding: 'gzip' }
]

type Way = typeof WAYS[number]

async function main(): Promise<void> {
  const python = await pythonWithLibrary()
  for (const example of clientExamples('python', '.py')) {
    for (const way of WAYS) {
      const wrong = await wrongWith(python, example, way)
      if (wrong.length > 0) throw new Error([`${example.title}, ${way.words}:`, ...wrong].join('\n  '))
      process.stdout.write(`${example.title}, ${way.words}: as expected.\n`)
    }
  }
}

/** Runs a program against a server of its own. @returns What is otherwise than expected, in words. */
async function wrongWith(python: string, example: ClientExample, way: Way): Promise<string[]> {
  const segment = await startServer({ port: 0, live: false, bundle: () => Promise.resolve(new Map()) })
  const wrong = await wrongAt(segment, python, example, way).catch((error: Error) => [error.message])
  const open = await segment.close()
  if (wrong.length > 0) return wrong
  // Nothing came after it.
  return [...surprises(stateOf(segment.sandbox), example), ...open.map((call) => `left open: ${JSON.stringify(call)}`)]
}

async function wrongAt({ url, sandbox }: Served, python: string, example: ClientExample, way: Way): Promise<string[]> {
  const relay = await startRelay(url)
  const program = run(python, [example.file, '--host', relay.url, ...way.options], { timeout: PROGRAM_MS })
  await program.finally(() => relay.close())
  const encodings = new Set(relay.passed.map(({ headers }) => headers['content-encoding']))
  if (encodings.size !== 1 || !encodings.has(way.encoding)) {
    return [`its requests were to have the encoding ${way.encoding ?? 'none'}, and had ${[...encodings].join(', ')}`]
  }
  return untilExpected(sandbox, example)
}

async function check(): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(error instanceof NoPython && !process.env.CI ? 0 : 1)
  }
  process.exit(0)
}

const command = new Command('check:clients')
  .description("Runs the examples with Segment's library for Python against this server. Needs Python.")
  .action(check)

void runCommand(command)
