import type { LaunchOptions } from '@playwright/test'
import sparticuz from '@sparticuz/chromium'

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
  return { executablePath: await sparticuz.executablePath(), args: ['--headless=shell', ...ARGUMENTS] }
}
