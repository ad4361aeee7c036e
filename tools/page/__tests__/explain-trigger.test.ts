import { readTrigger } from '../server/explain-trigger'

const event = {
  type: 'track',
  event: 'Order Completed',
  properties: { total: 30, coupon: 'hasbros', gift: true },
  context: { app: { version: '1.2' } }
}

describe('why a trigger does not take an event', () => {
  it.each([
    ['type = "page"', ['type must be "page", and here it is "track".']],
    ['type = "track" and event != "Order Completed"', ['event must not be "Order Completed".']],
    ['type = "track" and properties.total > 100', ['properties.total must be greater than 100, and here it is 30.']],
    ['name != null', ['name must exist, and here it is missing.']],
    ['properties.coupon = null', ['properties.coupon must not exist, and here it is "hasbros".']],
    ['contains(event, "Refund")', ['event must contain "Refund", and here it is "Order Completed".']],
    ['context.app.version = "2.0"', ['context.app.version must be "2.0", and here it is "1.2".']],
    ['traits.plan = "Pro"', ['traits.plan must be "Pro", and here it is missing.']],
    [
      'type = "page" and userId != null',
      ['type must be "page", and here it is "track".', 'userId must exist, and here it is missing.']
    ],
    [
      'type = "page" or type = "screen"',
      ['type must be "page", and here it is "track". And: type must be "screen", and here it is "track".']
    ]
  ])('%s', (trigger, reasons) => {
    expect(readTrigger(trigger).matches(event)).toBe(false)
    expect(readTrigger(trigger).reasons(event)).toEqual(reasons)
  })

  it.each([
    'type = "track"',
    'type = "page" or event = "Order Completed"',
    'properties.gift = true',
    'match(event, "Order*")'
  ])('is not asked where it does: %s', (trigger) => {
    expect(readTrigger(trigger).matches(event)).toBe(true)
    expect(readTrigger(trigger).reasons(event)).toEqual([])
  })

  it.each([
    'type',
    'type = "track" and (',
    'event = “A”',
    // Brackets of which the parser drops everything
    'type = "track" and (category = "a")'
  ])('is that it does not parse, where it does not: %s', (trigger) => {
    const broken = readTrigger(trigger)
    expect(broken.matches(event)).toBe(false)
    expect(broken.reasons(event)).toEqual(['The trigger does not parse, so it takes nothing.'])
  })
})
