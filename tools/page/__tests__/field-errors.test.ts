import destination from '../../../src'
import { fieldErrors } from '../server/field-errors'

const { fields } = destination.actions.logEvent
const about = (message: string, byPath?: Record<string, string>) => Object.keys(fieldErrors(fields, message, byPath))

describe('the field that an error is about', () => {
  it('is the one that its path names', () => {
    expect(about('Revenue must be a number.', { revenue: 'Revenue must be a number.' })).toEqual(['revenue'])
    expect(about('x', { 'setOnce.plan': 'x' })).toEqual(['setOnce'])
  })

  it.each([
    ['The user_id is "null", which Amplitude refuses because it stands for no one. Send a real id.', ['user_id']],
    ['The event identifies nobody: user_id is missing, and device_id is missing.', ['user_id', 'device_id']],
    ['The time "yesterday" is no point in time. Map a date.', ['time']],
    ['Revenue must be a number but it was an object.', ['revenue']],
    ["The root value is missing the required field 'event_type'.", ['event_type']],
    ['The event_type is empty, and Amplitude needs one. Map event_type to the name of the event.', ['event_type']],
    ['The property "logins" is to be incremented ($add, add or traitsToIncrement) by "x", which is no number.', []],
    ['Amplitude is not available at this time.', []],
    ['Service unavailable, add more', []]
  ])('is the one that its words name: %s', (message, keys) => {
    expect(about(message)).toEqual(keys)
  })
})
