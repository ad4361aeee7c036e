/**
 * `npm run check:kafka`: what can be shown with real brokers alone. It runs the tests that need them (`*.kafka.test.ts`), on three
 * brokers of its own, then a short storm on three others. Where there is no Java or no Maven it says what it needs; that is a
 * failure only where `$CI` is set, as the rest of the project needs Node alone. Its arguments are Jest's, such as the path of a
 * test; with any, there is no storm.
 */
import { spawn } from 'child_process'
import { once } from 'events'
import { join } from 'path'
import { whenToldToStop } from '../../pipeline/run/told-to-stop'
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
    return await run([require.resolve('jest/bin/jest'), '-c', CONFIGURATION, '--runInBand', ...args], brokers)
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

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(error instanceof NoJava && !process.env.CI ? 0 : 1)
  }
)
