import { execFile } from 'child_process'
import type { IncomingMessage, Server } from 'http'
import { createServer } from 'http'
import type { AddressInfo } from 'net'
import { promisify } from 'util'
import fc from 'fast-check'
import { asCurl, LONGEST_BODY } from '../client/share/as-curl'

const run = promisify(execFile)

/** What arrived last. */
let arrived: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }
let server: Server
let url: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, headers } = request
      arrived = { method, url: request.url, headers, body: Buffer.concat(chunks).toString() }
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Runs a command as somebody does who has the keys in their shell. */
async function inShell(command: string | undefined): Promise<void> {
  const env = { ...process.env, AMPLITUDE_API_KEY: 'key "of\' mine', AMPLITUDE_SECRET_KEY: 'secret' }
  await run('sh', ['-c', `${String(command)} --silent --noproxy '*'`], { env })
}

describe('a request that is copied as curl', () => {
  it('sends the same body, with the key of whoever runs it in the place of the mask', async () => {
    const event = { event_type: `It's "$HOME" \`id\` $(id) \\ 'x'`, user_id: 'ü🙂\n', note: '"api_key":"mine"' }
    const body = JSON.stringify({ api_key: '•••', events: [event] })
    await inShell(asCurl({ url: `${url}/2/httpapi?a='b'`, method: 'POST', body }))
    expect(arrived).toMatchObject({
      method: 'POST',
      url: `/2/httpapi?a='b'`,
      body: body.replace('•••', `key "of' mine`)
    })
    expect(arrived.headers['content-type']).toBe('application/json')
  })

  it('puts the key into a form', async () => {
    const mapping = encodeURIComponent(JSON.stringify([{ user_id: "o'hara" }]))
    await inShell(asCurl({ url, method: 'POST', body: `mapping=${mapping}&api_key=•••&other=1` }))
    expect(arrived.body).toBe(`mapping=${mapping}&api_key=key "of' mine&other=1`)
    expect(arrived.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  it('has the credentials of Basic authentication as variables', async () => {
    const headers = { Authorization: 'Basic •••', 'Content-Type': 'application/json' }
    const command = asCurl({ url, method: 'POST', headers, body: '{"user_ids":["a"]}' })
    expect(command).not.toContain('•••')
    await inShell(command)
    const credentials = Buffer.from(String(arrived.headers.authorization).replace('Basic ', ''), 'base64').toString()
    expect(credentials).toBe(`key "of' mine:secret`)
    expect(arrived.body).toBe('{"user_ids":["a"]}')
  })

  it('is quoted whatever the event holds', async () => {
    const value = fc.fullUnicodeString().filter((text) => !text.includes('\0'))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(value, value), async (properties) => {
        const body = JSON.stringify({ api_key: '•••', events: [properties] })
        await inShell(asCurl({ url, method: 'POST', body }))
        expect(arrived.body).toBe(body.replace('•••', `key "of' mine`))
      }),
      { numRuns: 25 }
    )
  })

  it('is none where a shell would not take it', () => {
    expect(asCurl({ url, method: 'POST', body: 'x'.repeat(LONGEST_BODY + 1) })).toBeUndefined()
  })
})
