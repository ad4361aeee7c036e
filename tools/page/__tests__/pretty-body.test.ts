import { prettyBody } from '../client/result/pretty-body'

describe('a body', () => {
  it.each([
    ['JSON is indented', '{"a":1}', '{\n  "a": 1\n}'],
    ['parsed JSON too', { a: 1 }, '{\n  "a": 1\n}'],
    [
      'a form is shown by its names',
      'api_key=x&mapping=%5B%7B%22a%22%3A1%7D%5D',
      '{\n  "api_key": "x",\n  "mapping": [\n    {\n      "a": 1\n    }\n  ]\n}'
    ],
    ['text stays text', 'success', 'success'],
    ['HTML stays text', '<html a=b>', '<html a=b>'],
    ['nothing stays nothing', '', '']
  ])('%s', (_case, body, pretty) => {
    expect(prettyBody(body)).toBe(pretty)
  })
})
