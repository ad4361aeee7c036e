import { generateFql, parseFql } from '@segment/destination-subscriptions'
import fc from 'fast-check'
import { cloudPresets } from '../../../src/presets'
import destination from '../../../src'
import { triggerProblems } from '../trigger-problems'

describe('what is wrong with a trigger', () => {
  it.each([
    ['', /is empty\. Write one such as/],
    [' \n', /is empty/],
    // Operators of other languages
    ['event == "A"', /the operator ==, and Segment compares event with "=": write = once/],
    ['properties.x === "a"', /write = once/],
    ['properties.total => 5', /write >= instead/],
    ['properties.total =< 5', /write <= instead/],
    ['properties.total <> 5', /write != instead/],
    ['event ~ "Order"', /write contains\(event, "part"\)/],
    ['type: "track"', /":" outside of quotation marks: write = to compare/],
    ['type = "track" && event = "A"', /write "and" instead of &&/],
    ['type = "track" || event = "A"', /write "or" instead of \|\|/],
    ['not event = "A"', /"not", which Segment drops: compare with != instead/],
    ['!event = "A"', /"!" before what is neither contains.*compare with !=/],
    ['!(event = "A")', /"!" before what is neither contains/],
    ['! contains(event, "A")', /"!" stands alone/],
    // Spaces that the lexer needs
    ['event!="A"', /!= only with a space after it/],
    ['type = "track" and event !="A"', /!= only with a space after it/],
    ['properties.total>5', /">" outside of quotation marks: write a space before it/],
    ['properties.total <=5', /the operator <= without a space after it.*write a space/],
    ['type = "track" or(event = "A")', /"or" in small letters with a space before and after it/],
    ['type = "track" and event ="A"and name = "B"', /a space after each text in quotes/],
    // Quotes
    ["event = 'A'", /single quotes for event.*part of the text: write "A"/],
    ["contains(event, 'A')", /single quotes for contains\(\)/],
    ["match(event, 'Order*')", /single quotes for match\(\)/],
    ['event = “A”', /straight quotation marks/],
    ['type=‘track’', /straight quotation marks/],
    ['event = "A', /a text is not closed/],
    ['event = "say \\"hi"', /for Segment the text ends there/],
    ['event = no', /Segment reads "n" only: put it in quotes/],
    ['event = Order Completed', /quotes around a text of several words/],
    ['type = "track" and event = 5px', /neither "and" nor "or" before "px"/],
    // "and" and "or"
    ['type = "track" and', /ends with "and": remove it, or write a condition after it/],
    ['type = "track" or', /ends with "or"/],
    ['and type = "track"', /begins with "and"/],
    ['(or type = "track")', /begins with "or"/],
    ['type = "track" and and event = "A"', /"and and": remove one/],
    ['type = "track" AND event = "A"', /has "AND" where Segment knows only "and" in small letters/],
    ['type = "page" Or type = "screen"', /has "Or" where Segment knows only "or"/],
    ['type = "track" event = "A"', /neither "and" nor "or" before "event"/],
    ['type = "track" and event = "A" or event = "B"', /mixes "and" with "or".*the last one, "or"/],
    ['event = "A" or event = "B" and type = "track"', /mixes "and" with "or".*the last one, "and"/],
    // Parts that are missing
    ['type', /names type without an operator/],
    ['type "track"', /names type without an operator/],
    ['userId exists', /write userId != null/],
    ['event is "A"', /"is" after event.*write event = and the value/],
    ['event in ("A", "B")', /"in" after event.*a condition for each value/],
    ['event = ("A", "B")', /with a list.*a condition for each value/],
    ['type = ', /comparison to nothing.*"eos".*add the value/],
    ['type = "track" and event =', /comparison to nothing/],
    ['event = and type = "track"', /compares event with nothing.*takes "and" for the value/],
    ['(event = ) and type = "track"', /compares event with nothing/],
    ['"A" = event', /"A" where a condition begins/],
    ['properties.my key = 1', /a space in a name is written \\ before it/],
    // Brackets
    ['(type = "track"', /opens a bracket that it does not close: add the \)/],
    ['type = "track" and (', /opens a bracket that it does not close/],
    ['type = "track")', /closes a bracket that it does not open/],
    ['type = "track" and ()', /brackets with nothing in them/],
    ['(type = "track" and (event = "A" or event = "B"))', /brackets in brackets/],
    ['type = "track" and (contains(event, "x") or event = "y")', /contains\(\) in brackets/],
    // Functions
    ['contains(event)', /contains\(\) without its two parts/],
    ['contains(event, "A"', /contains\(\) without its two parts/],
    ['contains("x", event)', /contains\(\) without its two parts/],
    ['event contains "x"', /write contains\(event, "part"\)/],
    ['contains event "x"', /contains\(\) without its two parts/],
    ['startsWith(event, "x")', /the function "startsWith", which Segment does not know/],
    ['match(event, "Order")', /one \* only.*drops a letter/],
    ['match(event, "Or*er")', /one \* only/],
    ['match(event, "*Order*")', /write contains\(\) for a text inside/],
    ['event = /Order.*/', /patterns of other languages are not known/],
    // What is looked at
    ['$.event = "A"', /"\$" outside of quotation marks: write a path without it/],
    ['category = "a"', /condition on "category" has no effect/],
    ['user_id = "a"', /condition on "user_id" has no effect.*Did you mean userId\?/],
    ['propertys.plan = "a"', /Did you mean properties\.plan\?/],
    ['contains(type, "x")', /condition on "type" has no effect/],
    ['event.name = "A"', /looks at event\.name, and Segment looks at event/],
    ['properties = "a"', /looks at properties as a whole/],
    ['properties.items[0].sku = "x"', /lists cannot be looked into/],
    // Values
    ['type = "Track"', /calls of type "Track".*write "track"/],
    ['type = "click"', /calls of type "click".*the types are track, identify/],
    ['event = null', /compares event with null.*the text "null"/],
    ['type != null', /compares type with null/],
    ['properties.x = NULL', /the text "NULL": write null/],
    ['properties.x = True', /the text "True": write true/],
    ['properties.x = undefined', /the text "undefined": write null/],
    ['properties.a = properties.b', /cannot be compared with another/],
    ['context.app.version = 1.2.3', /a point too many.*in quotes/],
    ['properties.total > "abc"', /"abc", which is no number/],
    ['properties.date > "2024-01-01"', /no number, so that it never holds/],
    ['properties.total >= null', /no number/],
    ['event > 5', /numbers only, and never for it/],
    ['type = "track"; event = "A"', /Segment does not know|neither "and" nor "or"/],
    ['#', /"#" outside of quotation marks/]
  ])('%s', (trigger, problem) => {
    expect(triggerProblems(trigger).join('\n')).toMatch(problem)
  })

  it('never shows what a program says of itself', () => {
    const said = fc.assert(
      fc.property(fc.string(), (trigger) => {
        expect(triggerProblems(trigger).join()).not.toMatch(/undefined \(|Cannot read|reading '/)
      })
    )
    expect(said).toBeUndefined()
  })

  it.each([
    'type = "track"',
    'type="track"',
    'type = track',
    'event != "A"',
    'type = "track" and (event = "A" or event = "B")',
    '(type = "page" or type = "screen") and name != null',
    'type = "identify" or type = "group" or type = "alias"',
    'userId != null and contains(properties.category, "x") and !match(event, "*y")',
    'match(event, "Order*")',
    'match(properties.url, "*.com")',
    'properties.total >= 3',
    'properties.total > "3.5"',
    'properties.delta < -5',
    'properties.gift = true and traits.plan = ""',
    'properties.coupon = null',
    'context.app.version = "1.2.3"',
    'properties.Product\\ Name = "x" and contains(traits.First\\ Name, "a")',
    'event = "A and B or (C)"',
    'event = "it\'s “quoted” && fine"',
    'event = "a ="',
    'type = "track"\n  and event = "A"'
  ])('is nothing with a right one: %s', (trigger) => {
    expect(triggerProblems(trigger)).toEqual([])
  })

  it('is nothing with those of the presets and the actions', () => {
    const presets = cloudPresets.map((preset) => ('subscribe' in preset ? preset.subscribe : ''))
    const defaults = Object.values(destination.actions).map(({ defaultSubscription = '' }) => defaultSubscription)
    for (const trigger of [...presets, ...defaults]) expect(triggerProblems(trigger)).toEqual([])
  })

  it('is told of each trigger that Segment reads otherwise than it is written', () => {
    const words = [
      'type',
      'event',
      'properties.a',
      'other',
      '=',
      '!=',
      '>',
      '==',
      '"track"',
      '"A"',
      "'B'",
      '5',
      'null',
      'an',
      'nu',
      'o'
    ]
    const joints = ['and', 'or', 'AND', 'not', '(', ')', '!', ',', 'contains(event, "a")', 'match(name, "b*")']
    const conditions = ['type = "track"', 'event = "A"', 'properties.a > 5', '( userId = null )']
    const word = fc.constantFrom(...words, ...joints, ...joints, ...conditions, ...conditions)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (chosen) => {
        const trigger = chosen.join(' ')
        if (triggerProblems(trigger).length > 0) return
        expect(bare(readBySegment(trigger))).toBe(bare(trigger))
      }),
      { numRuns: 20_000 }
    )
  })
})

/** A trigger as Segment's own parser reads it, written again. */
function readBySegment(trigger: string): string {
  const parsed = parseFql(trigger)
  return 'error' in parsed ? `error: ${parsed.error.message}` : generateFql(parsed)
}

/** Brackets around one condition say nothing, nor do quotes around one word. */
function bare(trigger: string): string {
  return trigger.replace(/[\s()"]/g, '')
}
