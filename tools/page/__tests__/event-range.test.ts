import fc from 'fast-check'
import { eventRange, oneEventALine } from '../client/event/event-range'
import { readEvents } from '../client/event/read-events'

const at = (text: string, index: number) => {
  const range = eventRange(text, index)
  return range && text.slice(range.from, range.to)
}

describe('where an event stands in its text', () => {
  it('is all of it where there is one', () => {
    expect(at(' {\n  "type": "track"\n}\n', 0)).toBe('{\n  "type": "track"\n}')
    expect(at('{"type": "track"}', 0)).toBe('{"type": "track"}')
    expect(at('{"type": "track"}', 1)).toBeUndefined()
  })

  it('is its line where there is one a line, empty ones aside', () => {
    const text = '{"a": 1}\n\n  {"a": "}\\n{"}  \r\n{"a": 3}\n'
    expect([0, 1, 2, 3].map((index) => at(text, index))).toEqual(['{"a": 1}', '{"a": "}\\n{"}', '{"a": 3}', undefined])
  })

  it('is its entry of a list, whatever its values look like', () => {
    const entries = ['{"a": [1, {"b": 2}]}', '{"],\\"[{": "\\\\"}', '{}']
    const text = ` [\n  ${entries.join(' ,\n  ')}\n]`
    expect([0, 1, 2, 3].map((index) => at(text, index))).toEqual([...entries, undefined])
  })

  it('is nowhere in an empty text', () => {
    expect(eventRange(' \n', 0)).toBeUndefined()
  })

  it('holds the event that was read there, for any list, indented or not', () => {
    const event = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 2, '\t'), (events, indent) => {
        const texts = [JSON.stringify(events, null, indent), events.map((one) => JSON.stringify(one)).join('\n')]
        for (const text of texts) {
          readEvents(text).events.forEach((read, index) => expect(JSON.parse(at(text, index) ?? '')).toEqual(read))
        }
      })
    )
  })
})

describe('a list in one long line', () => {
  it('gets a line for each event, and each stays as it is, to the letter', () => {
    const entries = [`{"a": 12345678901234567890, "b":"${'x'.repeat(3000)}"}`, '{ "c" : [1,{"d":"],"}] }']
    const text = oneEventALine(` [${entries.join(', ')}]`)
    expect(text).toBe(`[\n${entries.join(',\n')}\n]\n`)
    expect(readEvents(text).events).toHaveLength(2)
  })

  it.each([
    ['is short', '[{"a": 1}, {"b": 2}]'],
    ['is one event', `{"a": "${'x'.repeat(3000)}"}`],
    ['is no JSON', `[{"a": "${'x'.repeat(3000)}"}, oops]`],
    ['has an event a line', '{"a": 1}\n{"b": 2}']
  ])('is any other text as it is: it %s', (_case, text) => {
    expect(oneEventALine(text)).toBe(text)
  })
})
