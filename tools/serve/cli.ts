import type { AddressInfo } from 'net'
import { Command, InvalidArgumentError } from 'commander'
import { bundlePage } from '../page/server/bundle'
import { rerouteAgent } from '../sandbox/reroute'
import { startSandbox } from '../sandbox/sandbox'
import { buildServer, ROUTES } from './server'

const DEFAULT_PORT = 3000

interface Options {
  port: number
  live: boolean
}

const command = new Command('serve')
  .description(
    'Run the destination on this machine, as actions-cli serve does, against a local stand-in for Amplitude, with a page to try it.'
  )
  .option('--port <number>', `port to listen on (default: $PORT, or ${DEFAULT_PORT})`, toPort)
  .option('--live', 'send to the real Amplitude (the page has a switch of its own)', false)
  .action(async (options: Partial<Options>) => {
    const port = options.port ?? (process.env.PORT ? toPort(process.env.PORT) : DEFAULT_PORT)
    await serve({ port, live: options.live === true })
  })

async function serve({ port, live }: Options): Promise<void> {
  const sandbox = await startSandbox()
  const bundling = bundlePage()
  bundling.catch((error: Error) => console.error(`The page cannot be built: ${error.message}`))
  const agent = live ? undefined : rerouteAgent(sandbox.port)
  const server = await buildServer(agent, { sandbox, bundle: () => bundling })
  await server.listen({ port, host: '127.0.0.1' })

  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  console.log(`The destination runs at ${url}: open it in a browser to try events and mappings.`)
  console.log(
    live
      ? 'Calls of the routes below go to the REAL Amplitude.\n'
      : `Amplitude is a stand-in on this machine; what it got is at ${url}/sandbox/state\n`
  )
  for (const route of ROUTES) console.log(`  ${route}`)
  console.log(`\nTry it:\n\n  ${exampleCall(url)}\n`)
}

/** A shell line that works as it is. */
function exampleCall(url: string): string {
  const body = {
    payload: {
      type: 'track',
      event: 'Subscription Started',
      userId: 'user-1234',
      messageId: 'message-1',
      properties: { plan: 'Basic', revenue: '32' }
    },
    settings: { apiKey: 'any-key', secretKey: 'any-key' }
  }
  return `curl -s ${url}/logEvent -H 'content-type: application/json' -d '${JSON.stringify(body)}'`
}

function toPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new InvalidArgumentError(`"${text}" is no port: a whole number from 0 to 65535.`)
}

command.parseAsync().catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `${error.message}. Another program listens on this port: stop it, or choose another with --port.`
      : error.message
  )
  process.exit(1)
})
