import type { InputField, JSONObject } from '@segment/actions-core'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { sampleOf } from './support/sample-payload'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

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
  const seed = `${destination.slug ?? ''}#${action}`
  const isRequired = ([, { required }]: [string, InputField]) => required === true

  it('with its required fields alone, and an id', async () => {
    const required = Object.fromEntries(Object.entries(fields).filter(isRequired))
    // One of the ids is needed, and no single one is required.
    const someone = ['user_id', 'global_user_id'].filter((name) => name in fields)
    const payload = sampleOf({ ...required, ...pick(fields, someone) }, seed)
    expect(await requestsFor(action, payload)).toMatchSnapshot()
  })

  it('with all of its fields', async () => {
    expect(await requestsFor(action, sampleOf(fields, seed))).toMatchSnapshot()
  })
})

function pick(fields: Record<string, InputField>, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}
