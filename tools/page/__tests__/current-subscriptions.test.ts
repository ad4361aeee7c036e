import { fetch } from '@segment/actions-core'
import destination from '../../../src'
import { start } from '../server/start'
import type { RunningPage } from './support'
import { settings, startPage } from './support'

let running: RunningPage
beforeEach(async () => {
  running = await startPage()
})
afterEach(() => running.close())

const tracks = { name: 'Tracks', action: 'logEvent', trigger: 'type = "track"', enabled: true, mapping: {} }

async function put(question: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${running.url}/page/subscriptions`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: running.url, ...headers },
    body: JSON.stringify(question)
  })
  return { status: response.status, answer: await response.json() }
}

describe("what clients' calls run with", () => {
  it('is, before a page has spoken, the presets with keys that the sandbox takes', () => {
    const { subscriptions, settings: first } = running.currentSubscriptions.current
    expect(first).toEqual({ apiKey: 'any-api-key', secretKey: 'any-secret-key', endpoint: 'north_america' })
    expect(subscriptions).toEqual(start(destination).presets)
    expect(subscriptions.length).toBeGreaterThan(4)
    expect(subscriptions.every(({ enabled, trigger }) => enabled && trigger !== '')).toBe(true)
  })

  it('is what the page said last', async () => {
    await put({ subscriptions: [], settings })
    expect(await put({ subscriptions: [tracks, { ...tracks, name: 'Off', enabled: false }], settings })).toEqual({
      status: 200,
      answer: { set: true }
    })
    expect(running.currentSubscriptions.current).toEqual({
      subscriptions: [tracks, { ...tracks, name: 'Off', enabled: false }],
      settings
    })
  })

  it('is the same object for as long as nothing changes', async () => {
    await put({ subscriptions: [tracks], settings })
    const { current } = running.currentSubscriptions
    await put({ subscriptions: [tracks], settings })
    expect(running.currentSubscriptions.current).toBe(current)
    await put({ subscriptions: [tracks], settings: { ...settings, apiKey: 'other-key' } })
    expect(running.currentSubscriptions.current).not.toBe(current)
  })

  it('gives each subscription a name of its own, and counts one that is not off as on', async () => {
    const unnamed = { ...tracks, enabled: undefined }
    await put({ subscriptions: [tracks, unnamed, { ...tracks, name: 'Tracks (2)' }, tracks, unnamed], settings })
    const { subscriptions } = running.currentSubscriptions.current
    expect(subscriptions.map(({ name }) => name)).toEqual([
      'Tracks',
      'Tracks (2)',
      'Tracks (2) (2)',
      'Tracks (3)',
      'Tracks (4)'
    ])
    expect(subscriptions.every(({ enabled }) => enabled)).toBe(true)
  })

  it.each([
    ['no subscriptions', { settings }],
    ['no settings', { subscriptions: [tracks] }],
    ['no key', { subscriptions: [tracks], settings: { apiKey: 'any' } }],
    ['a subscription that is none', { subscriptions: ['Tracks'], settings }],
    ['a mapping that is none', { subscriptions: [{ ...tracks, mapping: 'all' }], settings }],
    ['a list', []]
  ])('stays as it is where the page sends %s', async (_, question) => {
    const { current } = running.currentSubscriptions
    expect((await put(question)).status).toBe(400)
    expect(running.currentSubscriptions.current).toBe(current)
  })

  it.each(['https://evil.example', 'https://app.segment.com', 'http://localhost:8080'])(
    'cannot be set by pages of %s',
    async (origin) => {
      const { current } = running.currentSubscriptions
      expect((await put({ subscriptions: [], settings }, { origin })).status).toBe(403)
      expect(running.currentSubscriptions.current).toBe(current)
    }
  )

  it('is told to nobody: it has the keys', async () => {
    expect((await fetch(`${running.url}/page/subscriptions`)).status).toBe(404)
  })
})
