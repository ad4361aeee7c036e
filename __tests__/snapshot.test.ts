import type { InputField, JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration, omit } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { sampleOf } from './support/sample-payload'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Fields that take the effect from others: a page has its own name in place of the switches', or a call goes to another API. */
const EXCLUSIVE: Record<string, string[]> = { logPage: ['event_type'], identifyUser: ['paying', 'start_version'] }

/** What Amplitude got for a payload with these values. */
async function requestsFor(action: string, mapping: JSONObject) {
  const requests = acceptEverything()
  await createTestIntegration(destination).testAction(action, {
    event: createTestEvent({ properties: mapping }),
    mapping,
    settings
  })
  return requests
}

describe.each(Object.entries(destination.actions))('What %s sends', (action, { fields }) => {
  // Not the destination's own slug, which is another one where it is contributed beside Segment's own.
  const seed = `actions-amplitude#${action}`
  const isRequired = ([, { required }]: [string, InputField]) => required === true

  it('with its required fields alone, and an id', async () => {
    const required = Object.fromEntries(Object.entries(fields).filter(isRequired))
    // One of the ids is needed, and no single one is required; so it is with what names a group.
    const someone = ['user_id', 'global_user_id', 'group_id'].filter((name) => name in fields)
    const payload = sampleOf({ ...required, ...pick(fields, someone) }, seed)
    expect(await requestsFor(action, payload)).toMatchSnapshot()
  })

  it('with all of its fields', async () => {
    expect(await requestsFor(action, sampleOf(fields, seed))).toMatchSnapshot()
  })

  if (EXCLUSIVE[action]) {
    it(`with all of its fields but for ${EXCLUSIVE[action].join(' and ')}`, async () => {
      expect(await requestsFor(action, sampleOf(omit(fields, EXCLUSIVE[action]), seed))).toMatchSnapshot()
    })
  }
})

function pick(fields: Record<string, InputField>, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}
