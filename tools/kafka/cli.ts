/** `npm run kafka`: brokers on this machine until it is stopped, to try the pipeline with. */
import { Command } from 'commander'
import { whenToldToStop } from '../../pipeline/run/told-to-stop'
import { brokersIn } from './brokers-argument'
import { startCluster } from './cluster'
import { NoJava } from './java'

async function main(): Promise<void> {
  const { brokers } = new Command('kafka')
    .description(
      'Starts brokers of Apache Kafka on this machine, and ends them with it. What they hold goes with them.'
    )
    .option('--brokers <n>', 'how many', brokersIn, 3)
    .parse()
    .opts<{ brokers: number }>()
  const starting = startCluster({ brokers })
  whenToldToStop(async () => (await starting).close())
  const { bootstrap } = await starting
  process.stdout.write(`Kafka listens on ${bootstrap.join(',')}\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(error instanceof NoJava && !process.env.CI ? 0 : 1)
})
