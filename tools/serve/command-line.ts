/** The arguments of `npm run serve`, and what it says. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { AnsweredRequest } from '../../pipeline/collect/tracking-api'
import { bundlePage } from '../page/server/bundle'
import { portIn, portProblem } from '../sandbox/port'
import { clientLines } from './client-lines'
import { requestLine } from './request-line'
import { ROUTES } from './server'
import type { Served } from './start'
import { startServer } from './start'

const DEFAULT_PORT = 3000

interface Arguments {
  port: number
  live: boolean
  quiet: boolean
  allowOrigin?: string[]
}

/** Where the command writes its words. */
export interface Output {
  say: (words: string) => void
  complain: (words: string) => void
  /** Asks whether calls of clients may go to the real Amplitude. */
  consent: () => Promise<boolean>
}

function command(): Command {
  const port = new Option('--port <number>', 'port on 127.0.0.1, 0 for any free one; $PORT when absent')
    .argParser(portIn)
    .default(DEFAULT_PORT)
  return new Command('serve')
    .description(
      'Run the destination on this machine, as actions-cli serve does, against a local stand-in for Amplitude, with a page to try it.'
    )
    .addOption(process.env.PORT ? port.env('PORT') : port)
    .option(
      '--live',
      'send to the real Amplitude; asks first whether clients may (the page has a switch of its own)',
      false
    )
    .option(
      '--allow-origin <origins...>',
      'further pages that may send calls as clients, such as https://shop.test',
      origins
    )
    .option('--quiet', 'no line for each request of a client', false)
}

/** An origin as browsers send it: a scheme, a host and perhaps a port, or `null` for files. */
function origins(text: string, others: string[] = []): string[] {
  const isOrigin = text === 'null' || (URL.canParse(text) && new URL(text).origin === text)
  if (isOrigin) return [...others, text]
  throw new InvalidArgumentError(
    `"${text}" is no origin: a scheme and a host, such as https://shop.test, without a path.`
  )
}

/**
 * Starts the server as the arguments ask.
 *
 * @param args without the names of the program and the script
 * @returns the running server, or the exit code: 0 after `--help`, 1 when it cannot start, which is then complained about
 */
export async function serveFromArguments(
  args: readonly string[],
  { say, complain, consent }: Output
): Promise<Served | number> {
  const parser = command().exitOverride().configureOutput({ writeOut: say, writeErr: complain })
  try {
    const { port, live, quiet, allowOrigin } = parser.parse(args, { from: 'user' }).opts<Arguments>()
    const clientsLive = live && (await consent())
    const bundling = bundlePage()
    bundling.catch((error: Error) => complain(`The page cannot be built: ${error.message}\n`))
    const answered = quiet ? undefined : (request: AnsweredRequest) => say(`${requestLine(new Date(), request)}\n`)
    const served = await startServer({
      port,
      live,
      clientsLive,
      allowOrigins: allowOrigin,
      answered,
      bundle: () => bundling
    })
    say(welcome(served.url, live, clientsLive))
    return served
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    complain(`error: ${portProblem(error, parser.opts<Arguments>().port) ?? messageOf(error)}\n`)
    return 1
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function welcome(url: string, live: boolean, clientsLive: boolean): string {
  return [
    `The destination runs at ${url}: open it in a browser to try events and mappings.`,
    live
      ? 'Calls of the routes below go to the REAL Amplitude.\n'
      : `Amplitude is a stand-in on this machine; what it got is at ${url}/sandbox/state\n`,
    ...ROUTES.map((route) => `  ${route}`),
    `\nTry it:\n\n  ${exampleCall(url)}\n`,
    `It is a Segment, too: an app's own library may send here, and the page shows its calls live, on their way to ${
      clientsLive ? 'the REAL Amplitude' : 'the stand-in'
    }.\n`,
    ...clientLines(url),
    '\n'
  ].join('\n')
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
