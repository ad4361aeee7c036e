import destination from '../../src'

/** Actions that run in the browser, with Segment's library: a preset names them, and nothing of them is in the cloud. */
export const BROWSER_ACTIONS: readonly string[] = [
  ...new Set((destination.presets ?? []).map(({ partnerAction }) => partnerAction))
].filter((action) => !Object.keys(destination.actions).includes(action))
