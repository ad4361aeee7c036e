import { readEvents } from '../client/event/read-events'

const clicked = { type: 'track', event: 'Clicked' }
const text = JSON.stringify(clicked)

describe('the text of an event', () => {
  it('is one event', () => {
    expect(readEvents(JSON.stringify(clicked, null, 2))).toEqual({ events: [clicked], batch: false, problems: [] })
  })

  it('is a batch where it is a list, also of one', () => {
    expect(readEvents(`[${text}]`)).toEqual({ events: [clicked], batch: true, problems: [] })
  })

  it.each([
    ['lines', `${text}\n${text}\n`],
    ['lines of Windows', `${text}\r\n${text}\r\n`],
    ['lines with empty ones between', `\n${text}\n\n\n${text}`]
  ])('is a batch where it is one event a line: %s', (_case, lines) => {
    expect(readEvents(lines)).toEqual({ events: [clicked, clicked], batch: true, problems: [] })
  })

  it.each([
    ['nothing', '', /no event/],
    ['white space', ' \n ', /no event/],
    ['an empty list', '[]', /empty/],
    ['a number', '4711', /JSON object/],
    ['null', 'null', /JSON object/],
    ['text', '"track"', /JSON object/],
    ['a list that holds something else', `[${text}, 3]`, /Entry 2/],
    ['no JSON', 'track', /no JSON/]
  ])('is refused where it is %s', (_case, wrong, message) => {
    const { events, problems } = readEvents(wrong)
    expect(events).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0].message).toMatch(message)
  })

  it('names the place of what is no JSON', () => {
    const wrong = '{"type": oops}'
    const [{ from, to }] = readEvents(wrong).problems
    expect(from).toBe(wrong.indexOf('oops'))
    expect(to).toBe(from + 1)
  })

  it('names each line that is no event', () => {
    const { problems } = readEvents([text, '{"type": oops}', text, '{"a": ]'].join('\n'))
    expect(problems.map(({ from }) => from >= text.length + 1)).toEqual([true, true])
  })

  it('keeps places inside the text, also where it just ends', () => {
    for (const wrong of ['{', '{"a":', '[1', '"', '{}{', '{"a": 1}\n{"b": 2', '['.repeat(200_000)]) {
      for (const { from, to } of readEvents(wrong).problems) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(wrong.length)
        expect(to).toBeGreaterThanOrEqual(from)
      }
    }
  })

  it('may be thousands of lines', () => {
    const { events } = readEvents(Array.from({ length: 5000 }, () => text).join('\n'))
    expect(events).toHaveLength(5000)
  })
})
