import { readFileSync } from 'fs'
import { join } from 'path'
import { CLICK_ID_PARAMETERS } from '../../src/events/click-ids'
import { CLICK_IDS } from '../src/companion/attribution'
import { DEFAULTS } from '../src/companion/options'
import { fields } from '../src/sessionId/fields'

it('the action has a field for each option, of its type and with its default', () => {
  const declared = Object.entries(fields).map(([key, { type, default: value }]) => [key, type, value ?? ''])
  const options = Object.entries(DEFAULTS).map(([key, value]) => [key, typeof value, value])
  expect(declared).toEqual(options)
})

it("the first fields are those of Segment's own action, with its defaults", () => {
  expect(Object.entries(fields).map(([key, field]) => [key, field.default])).toEqual(
    expect.arrayContaining([
      ['sessionLength', 1800000],
      ['triggerSessionEvents', false],
      ['sessionStartEvent', 'session_started'],
      ['sessionEndEvent', 'session_ended']
    ])
  )
})

it('its generated types name the same fields', () => {
  const types = readFileSync(join(__dirname, '..', 'src', 'sessionId', 'generated-types.ts'), 'utf8')
  const named = [...types.matchAll(/\/\*\*\n +\* (.+)\n +\*\/\n +(\w+)\?: (\w+)/g)].map(([, ...parts]) => parts)
  expect(named).toEqual(Object.entries(fields).map(([key, { description, type }]) => [description, key, type]))
})

it('the click ids are those that the destination knows in the cloud', () => {
  expect(CLICK_IDS).toEqual(CLICK_ID_PARAMETERS)
})
