import type { LaunchOptions } from '@playwright/test'

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
  return packagedChromium()
}

/**
 * The package brings the libraries that its Chromium needs, too, and unpacks them where it takes the machine for one of a
 * cloud: it is told so, for a machine may lack them. They are for the browser alone.
 */
async function packagedChromium(): Promise<LaunchOptions> {
  const { AWS_LAMBDA_JS_RUNTIME, LD_LIBRARY_PATH, ...env } = process.env
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  const libraries = process.env.LD_LIBRARY_PATH
  restore('AWS_LAMBDA_JS_RUNTIME', AWS_LAMBDA_JS_RUNTIME)
  restore('LD_LIBRARY_PATH', LD_LIBRARY_PATH)
  return {
    executablePath,
    args: ['--headless=shell', ...ARGUMENTS],
    env: { ...(env as Record<string, string>), ...(libraries && { LD_LIBRARY_PATH: libraries }) }
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}
