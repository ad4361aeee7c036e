import type { RunningPage } from './support'
import { startPage } from './support'

let running: RunningPage
beforeAll(async () => {
  running = await startPage()
})
afterAll(() => running.close())

const read = (text: string, options: object = {}) => running.ask('/page/import', { text, ...options })

describe('an imported file', () => {
  it('of classic settings becomes subscriptions, with a report of each setting', async () => {
    const { status, answer } = await read(JSON.stringify({ apiKey: 'api-key-4711', secretKey: 'x', sendAlias: true }))
    expect(status).toBe(200)
    expect(answer.problems).toEqual([])
    expect(answer.migration.subscriptions.map(({ action }: any) => action)).toContain('mapUser')
    expect(answer.migration.settings).toMatchObject({ apiKey: 'api-key-4711' })
    const line = answer.migration.report.find(({ key }: any) => key === 'sendAlias')
    expect(line).toMatchObject({ outcome: 'carried over', value: true })
    expect(JSON.stringify(answer.migration.report)).not.toContain('4711')
  })

  it('that a migration wrote is taken as it is', async () => {
    const { answer: written } = await read('{"trackAllPages": true}')
    const { settings, subscriptions } = written.migration
    const { answer } = await read(JSON.stringify({ settings: { ...settings, other: 1 }, subscriptions }))
    const migration = { settings, subscriptions, report: [] }
    expect(answer).toEqual({ recognized: 'migrated', found: subscriptions.length, migration, problems: [] })
  })

  it("of Segment's own subscriptions becomes ours, without those of the browser", async () => {
    const saved = (actionSlug: string, settings: object) => ({
      name: actionSlug,
      actionSlug,
      trigger: 'type = "track"',
      settings
    })
    const list = [saved('logEventV2', { event_type: { '@path': '$.event' } }), saved('sessionId', {})]
    const { answer } = await read(JSON.stringify({ data: { subscriptions: list, pagination: { current: 'MA==' } } }))
    expect(answer).toMatchObject({ recognized: 'saved subscriptions', found: 2, problems: [] })
    expect(answer.migration.subscriptions).toMatchObject([
      { name: 'logEventV2', action: 'logEvent', mapping: { message_id: { '@path': '$.messageId' } } }
    ])
    expect(answer.migration.report.map(({ key }: any) => key)).toEqual(['logEventV2', 'sessionId'])
  })

  it('of one mapping becomes a subscription, of which a person sets the trigger', async () => {
    const { answer } = await read('{"event_type": {"@path": "$.event"}}')
    expect(answer).toMatchObject({ recognized: 'mapping', problems: [] })
    expect(answer.migration.report).toMatchObject([{ outcome: 'needs a person' }])
  })

  it('with a masked key is refused', async () => {
    const { status, answer } = await read('{"apiKey": "••••e6a9", "trackAllPages": true}')
    expect(status).toBe(400)
    expect(answer.error).toMatch(/apiKey is masked/)
    expect(answer.error).not.toContain('e6a9')
  })

  it('with a mapping onto a field that does not exist says so', async () => {
    const subscription = { name: 'Mine', action: 'logEvent', trigger: 'type = "track"', mapping: { event_typ: 'x' } }
    const { answer } = await read(JSON.stringify([subscription]))
    expect(answer.problems.join()).toMatch(/no field "event_typ".*event_type/)
  })

  it('takes the options of the migration', async () => {
    const named = async (options: object) => JSON.stringify((await read('{}', options)).answer.migration.subscriptions)
    expect(await named({ verb: 'Viewed' })).not.toBe(await named({}))
    expect((await read('{}', { verb: 'Opened' })).status).toBe(400)
  })

  it.each([
    ['no JSON', 'trackAllPages: true', /not JSON/],
    ['nothing', '', /empty/],
    ['a number', '3', /number/],
    ['a list of something else', '[1]', /no subscription/],
    ['settings of a wrong type', '{"trackAllPages": "yes"}', /trackAllPages must be true or false/]
  ])('that is %s is refused with what is wrong', async (_case, text, message) => {
    const { status, answer } = await read(text)
    expect(status).toBe(400)
    expect(answer.error).toMatch(message)
  })
})
