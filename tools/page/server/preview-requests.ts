import type { RequestsAnswer, RequestsPreview, RequestsQuestion } from '../api'
import { dryRun } from './dry-run'
import { emptyPaths } from './empty-paths'
import { isAction } from './is-action'

/** What an event would send by a mapping, beside what it would by another one; nothing is sent. */
export async function previewRequests(question: RequestsQuestion): Promise<RequestsAnswer> {
  const { event, action, mapping, compared } = question
  return {
    mapping: await previewOf(action, mapping, event),
    compared: await previewOf(action, compared, event)
  }
}

async function previewOf(
  action: string,
  mapping: RequestsQuestion['mapping'],
  event: RequestsQuestion['event']
): Promise<RequestsPreview> {
  if (!isAction(action)) return { requests: [], refusal: `There is no action "${action}".` }
  const [emptyPath] = Object.values(emptyPaths(mapping))
  if (emptyPath !== undefined) return { requests: [], refusal: emptyPath }
  const { requests, failure } = await dryRun(action, mapping, event)
  if (failure) return { requests: [], refusal: failure.message }
  return {
    requests: requests.map(({ method, url, body }) => ({ method, path: new URL(url).pathname, body: withoutKey(body) }))
  }
}

/** There is no key here, and its place says nothing. */
function withoutKey(body: string): string {
  return body.replace(/"api_key":"",?/, '').replace(/(^|&)api_key=(&|$)/, '$1')
}
