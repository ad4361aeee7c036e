/**
 * `npm run check:kafka`: what can be shown with real brokers alone. It runs the tests that need them (`*.kafka.test.ts`), on three
 * brokers of its own, then a short storm on three others. Where there is no Java or no Maven it says what it needs; that is a
 * failure only where `$CI` is set, as the rest of the project needs Node alone.
 */
import { spawn } from 'child_process'
import { once } from 'events'
import { join } from 'path'
import { Command } from 'commander'
import { whenToldToStop } from '../../pipeline/run/told-to-stop'
import { runCommand } from '../command/run-command'
import { startCluster } from './cluster'
import { NoJava } from './java'

const CONFIGURATION = join(__dirname, 'jest.config.js')

/** A storm long enough for each mishap to happen. */
const STORM = ['--calls', '20000']

async function main(args: string[]): Promise<number> {
  // The brokers end with this process, whatever ends it.
  whenToldToStop(() => Promise.resolve(), { exitCode: 1 })
  const failed = await runTests(args)
  if (failed !== 0 || args.length > 0) return failed
  return run(['--import', 'tsx', join(__dirname, 'storm', 'cli.ts'), ...STORM])
}

async function runTests(args: readonly string[]): Promise<number> {
  const cluster = await startCluster()
  try {
    const brokers = { KAFKA_BROKERS: cluster.bootstrap.join(',') }
    // Where brokers are gone, their client leaves connections behind, which nobody waits for.
    const options = ['-c', CONFIGURATION, '--runInBand', '--forceExit']
    return await run([require.resolve('jest/bin/jest'), ...options, ...args], brokers)
  } finally {
    await cluster.close()
  }
}

/** Runs Node, and shows what it says. @returns Its exit code; 1 where a signal ended it. */
async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, TZ: 'UTC', ...environment } })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

async function check(tests: string[]): Promise<void> {
  try {
    process.exitCode = await main(tests)
  } catch (error) {
    if (!(error instanceof NoJava)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = process.env.CI ? 1 : 0
  }
}

const command = new Command('check:kafka')
  .description('Runs the tests that need brokers of Kafka, and a short storm. Needs Java 17 and Maven.')
  .argument('[tests...]', 'paths of tests: only these run, and no storm')
  .action(check)

// Connections to brokers that have gone would keep the process for a while.
void runCommand(command).then(() => process.exit())
