import { fetch } from '@segment/actions-core'
import { sandboxes } from './running-sandbox'

const run = sandboxes()
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the address of the sandbox, opened in a browser', () => {
  it('shows a page whose links all lead somewhere', async () => {
    const { url } = await run()
    const response = await fetch(url, { headers: BROWSER })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
    expect(links).toHaveLength(6)
    for (const link of links) expect((await fetch(`${url}${link}`)).status).toBe(200)
  })

  it('is no request of a client of Amplitude, and not kept as one', async () => {
    const sandbox = await run()
    await fetch(sandbox.url, { headers: BROWSER })
    expect(sandbox.requests).toEqual([])
  })

  it.each([
    ['a program', {}],
    ["a client by Amplitude's host", { ...BROWSER, host: 'api2.amplitude.com' }]
  ])('answers %s as Amplitude does', async (_who, headers) => {
    const { url } = await run()
    const response = await fetch(url, { headers: headers as Record<string, string> })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ code: 400, error: 'Invalid request path' })
  })
})
