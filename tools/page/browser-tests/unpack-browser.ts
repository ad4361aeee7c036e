import { browserOptions } from './browser'

/** Unpacks the browser before several workers want it: none must start one that another is still writing. */
export default async function unpackBrowser(): Promise<void> {
  await browserOptions()
}
