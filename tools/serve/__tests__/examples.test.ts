import { readdirSync, readFileSync } from 'fs'
import { join } from 'path'
import type { Running } from './support'
import { startServer } from './support'

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples')

/** A Segment call, the action it goes to, and what Amplitude gets of it, without the API key. */
interface Example {
  title: string
  action: string
  payload: { type: string }
  mapping?: Record<string, unknown>
  sends: Array<{ url: string; body: Record<string, unknown> }>
}

const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as Example] as const)

let running: Running
beforeAll(async () => {
  running = await startServer()
})
afterAll(() => running.close())

function bodyOf(text: string): Record<string, unknown> {
  if (text.startsWith('{')) return JSON.parse(text) as Record<string, unknown>
  const form = [...new URLSearchParams(text)]
  return Object.fromEntries(form.map(([name, value]) => [name, value.startsWith('[') ? JSON.parse(value) : value]))
}

describe('the examples', () => {
  it('are there for every kind of call and every preset', () => {
    expect(new Set(examples.map(([, { payload }]) => payload.type))).toEqual(
      new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'])
    )
    expect(examples.filter(([name]) => name.startsWith('preset-'))).toHaveLength(6)
  })

  it.each(examples)('%s posted to its action sends what it says', async (_name, example) => {
    const settings = { apiKey: 'api-key-4711', secretKey: 'secret-key-0815' }
    const { answer } = await running.post(`/${example.action}`, { ...example, settings })
    const sent = answer.map(({ request, response }: any) => {
      expect(response.statusCode).toBe(200)
      const { api_key: key, ...body } = bodyOf(request.body)
      expect(key).toBe(settings.apiKey)
      return { url: request.url, body }
    })
    expect(sent).toEqual(example.sends)
  })
})
