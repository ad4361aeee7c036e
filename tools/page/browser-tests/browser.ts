import { existsSync } from 'fs'
import type { Browser, LaunchOptions } from '@playwright/test'
import { chromium } from '@playwright/test'

/** What headless Chromium needs to run as root in a container, and without looking for updates and accounts. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

/**
 * The browser for the tests: `$CHROME_PATH`; else, on 64-bit Linux, the Chromium that comes in an npm package; else the Chrome
 * that is installed.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH) return { executablePath: CHROME_PATH, args: ARGUMENTS }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' }
  return (packaged ??= packagedChromium())
}

/**
 * Starts the browser, a second time where it ends at once: on a busy machine Chromium was seen to end with SIGSEGV before it
 * opened a page, which says nothing about the page.
 */
export async function launchBrowser(): Promise<Browser> {
  const options = await browserOptions()
  return chromium.launch(options).catch(() => chromium.launch(options))
}

/** Its package sets the environment only once a process. */
let packaged: Promise<LaunchOptions> | undefined

/**
 * The package brings the libraries that its Chromium needs, too, and unpacks them where it takes the machine for one of a
 * cloud: it is told so, for a machine may lack them. What it then sets is for the browser alone.
 */
async function packagedChromium(): Promise<LaunchOptions> {
  const before = { ...process.env }
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x'
  const { default: packaging } = await import('@sparticuz/chromium')
  const executablePath = await packaging.executablePath()
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH }
  return {
    executablePath,
    args: ['--headless=shell', ...ARGUMENTS],
    env: { ...(before as Record<string, string>), LD_LIBRARY_PATH, ...fonts }
  }
}
