import { Script } from 'vm'
import { collecting, send } from './collecting'

const start = collecting()

describe('a page that takes analytics-next from here', () => {
  it('gets settings by which its calls come here', async () => {
    const { get, host } = await start()
    const answer = await get('/v1/projects/key-1/settings', { origin: 'http://localhost:8080' })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:8080',
      'cache-control': 'no-store',
      'content-type': expect.stringMatching(/^application\/json/)
    })
    expect(answer.body).toMatchObject({
      integrations: { 'Segment.io': { apiKey: 'key-1', apiHost: `${host}/v1`, protocol: 'http' } },
      plan: {},
      remotePlugins: []
    })
    // More than one integration makes it load classic destinations from the CDN.
    expect(Object.keys(answer.body.integrations)).toEqual(['Segment.io'])
  })

  it('is sent back to the name by which it called', async () => {
    const { get, host } = await start()
    const name = `localhost:${host.split(':')[1]}`
    const { body } = await get('/v1/projects/key-1/settings', { host: name })
    expect(body.integrations['Segment.io'].apiHost).toBe(`${name}/v1`)
    expect((await get('/analytics.js/v1/key-1/analytics.min.js', { host: name })).content.toString()).toContain(
      `"http://${name}"`
    )
  })

  it('gets the library, which asks nobody but this server', async () => {
    const { get, host } = await start()
    const { status, headers, content } = await get('/analytics.js/v1/key-1/analytics.min.js')
    const script = content.toString()
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff'
    })
    expect(() => new Script(script)).not.toThrow()
    expect(script).toContain(`"http://${host}"`)
    expect(script).toContain(`"http://${host}/analytics-next/bundles/"`)
    expect(script).toContain(`"${host}/v1"`)
    expect(script).not.toMatch(/cdn\.segment\.com|api\.segment\.io|sourceMappingURL/)
  })

  it('gets each part that the library loads later', async () => {
    const { get } = await start()
    const script = (await get('/analytics.js/v1/key-1/analytics.min.js')).content.toString()
    const hashes = [...script.matchAll(/(\d+):"([0-9a-f]{20})"/g)].map(([, , hash]) => hash)
    expect(hashes.length).toBeGreaterThan(5)
    const names = /\{(\d+:"[a-zA-Z-]+",?)+\}/.exec(script)?.[0] ?? ''
    for (const [, id, name] of names.matchAll(/(\d+):"([a-zA-Z-]+)"/g)) {
      const hash = new RegExp(`${id}:"([0-9a-f]{20})"`).exec(script)?.[1]
      const bundle = await get(`/analytics-next/bundles/${name}.bundle.${hash}.js`)
      expect([name, bundle.status, bundle.headers['content-type']]).toEqual([
        name,
        200,
        'text/javascript; charset=utf-8'
      ])
      expect(bundle.content.length).toBeGreaterThan(100)
      expect(bundle.content.toString()).not.toContain('sourceMappingURL')
    }
  })

  it.each(['standalone.js', 'x.bundle.1.js', '..%2f..%2f..%2fpackage.json', '%2e%2e', 'constructor', '__proto__'])(
    'gets no other file: %s',
    async (name) => {
      const { get } = await start()
      const answer = await get(`/analytics-next/bundles/${name}`)
      expect(answer.status).toBe(404)
      expect(answer.content.toString()).not.toContain('dependencies')
    }
  )

  it('can put no script of its own in it by its name', async () => {
    const { url } = await start()
    for (const host of ['a"+alert(1)+"', "a';b", 'a b', '<script>', 'a/b']) {
      const { status, content } = await send('GET', `${url}/analytics.js/v1/key/analytics.min.js`, { host })
      expect(status).toBe(400)
      expect(content.toString()).not.toContain('webpack')
    }
  })
})
