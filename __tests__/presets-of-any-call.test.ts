import { createTestEvent } from '@segment/actions-core'
import { parseFql, validate } from '@segment/destination-subscriptions'
import fc from 'fast-check'
import { cloudPresets } from '../src/presets'

describe('The presets together', () => {
  it('match every call but an alias exactly once, whatever its name', () => {
    const NAMES = ['Order Completed', 'Completed Order', 'order completed', 'Order Completed ', '"', '', '*', 'null']
    const name = fc.oneof(fc.constantFrom<unknown>(...NAMES, null, undefined, 0, {}), fc.fullUnicodeString())
    const type = fc.constantFrom('track', 'page', 'screen', 'identify', 'group')
    const triggers = cloudPresets.map((preset) => parseFql(preset.type === 'automatic' ? preset.subscribe : ''))
    const everyCallOnce = fc.property(type, name, name, (callType, event, pageName) => {
      const call = createTestEvent({ type: callType, event, name: pageName } as never)
      return triggers.filter((trigger) => validate(trigger, call)).length === 1
    })
    fc.assert(everyCallOnce, { seed: 4711, numRuns: 1000 })
  })
})
