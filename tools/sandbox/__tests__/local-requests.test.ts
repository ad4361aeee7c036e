import { request } from 'http'
import type { Sandbox } from '../sandbox'
import { startSandbox } from '../sandbox'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

function status(path: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(sandbox.url + path, { method, headers }, (response) => {
      response.destroy()
      resolve(response.statusCode)
    })
    asked.once('error', reject)
    asked.end()
  })
}

const own = () => ({ origin: sandbox.url })

describe('what the sandbox holds', () => {
  it.each(['/sandbox/state', '/sandbox/requests', '/sandbox/stream'])(
    'is shown to programs and pages of this machine: %s',
    async (path) => {
      expect(await status(path, {})).toBe(200)
      expect(await status(path, own())).toBe(200)
      expect(await status(path, { host: 'localhost:1234' })).toBe(200)
    }
  )

  it.each(['/sandbox/state', '/sandbox/requests', '/sandbox/stream'])(
    'is shown to no page from elsewhere: %s',
    async (path) => {
      expect(await status(path, { origin: 'https://evil.example' })).toBe(403)
      expect(await status(path, { origin: 'null' })).toBe(403)
      expect(await status(path, { host: 'evil.example' })).toBe(403)
      expect(await status(path, { host: 'evil.example', origin: 'http://evil.example' })).toBe(403)
    }
  )

  it('is emptied by no page from elsewhere', async () => {
    expect(await status('/sandbox/reset', { origin: 'https://evil.example' }, 'POST')).toBe(403)
    expect(await status('/sandbox/reset', {}, 'POST')).toBe(200)
  })
})
