import { createTestEvent, createTestIntegration, defaultValues } from '@segment/actions-core'
import nock from 'nock'
import destination from '../src'
import { acceptEverything, settings } from './support/sent'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('The default mapping', () => {
  it.each(Object.entries(destination.actions))(
    'of %s is the same after a call as before',
    async (action, { fields }) => {
      const before = JSON.stringify(defaultValues(fields))
      acceptEverything()
      const event = createTestEvent({ groupId: 'group-1', previousId: 'user-old' })
      await createTestIntegration(destination).testAction(action, { event, settings, useDefaultMappings: true })
      expect(JSON.stringify(defaultValues(fields))).toBe(before)
    }
  )
})
