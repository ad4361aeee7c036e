import { expect, test } from './shop'

/** A page's globals, once Segment's snippet and the companion's script have run. */
interface SnippetWindow {
  analytics: unknown[] & { track: (event: string) => void; register: (plugin: unknown) => void }
  AmplitudeCompanion: { amplitudeCompanion: (options: object) => { sessionId: () => number | undefined } }
  companion: { sessionId: () => number | undefined }
}

/** What Segment's snippet does before the library is there: it keeps the calls, and says where the library comes from. */
function snippet(cdn: string): void {
  const waiting = [] as unknown as SnippetWindow['analytics'] & Record<string, unknown>
  for (const method of ['track', 'page', 'identify', 'register', 'ready', 'on']) {
    waiting[method] = (...values: unknown[]) => waiting.push([method, ...values])
  }
  Object.assign(waiting, { _writeKey: 'any', _cdn: cdn, SNIPPET_VERSION: '5.2.1' })
  const page = window as unknown as SnippetWindow
  page.analytics = waiting
  const companion = page.AmplitudeCompanion.amplitudeCompanion({ triggerSessionEvents: true })
  waiting.register(companion)
  page.companion = companion
  waiting.track('Opened')
}

test("as a script beside Segment's snippet it is there before the first call", async ({ visit }) => {
  const page = await visit.context.newPage()
  await page.goto(visit.address)
  await page.addScriptTag({ url: '/companion.js' })
  await page.evaluate(snippet, visit.served.url)
  await page.addScriptTag({ url: `${visit.served.url}/analytics.js/v1/any/analytics.min.js` })
  const events = await visit.events(2)
  expect(events.map(({ event_type }) => event_type).sort()).toEqual(['Opened', 'session_started'])
  const session = await page.evaluate(() => (window as unknown as SnippetWindow).companion.sessionId())
  expect(events.map(({ session_id }) => session_id)).toEqual([session, session])
  expect(session).toBeGreaterThan(0)
})
