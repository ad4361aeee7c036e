import { readFileSync } from 'fs'
import { join } from 'path'
import { DOCUMENTED_RULES } from '../documented-rules'
import { sentencesOf } from './sentences-of'

const rules = Object.values(DOCUMENTED_RULES).flat()
const textOf = (file: string) => readFileSync(join(__dirname, `${file}.test.ts`), 'utf8')

it.each(rules)('There is a test for the rule: $rule', ({ file, sentence }) => {
  expect(sentencesOf(textOf(file))).toContain(sentence)
})

it('A sentence is told with its groups, and as it is written where it is of a table', () => {
  const text = `
    describe('sums', () => {
      it('are made', () => {})
      describe("of none", () => test.each([1])('is %d', () => {}))
    })
    it(\`stands alone\`, () => { call('it', () => it(name)) })
  `
  expect(sentencesOf(text)).toEqual(['sums are made', 'sums of none is %d', 'stands alone'])
})

it('A test that is skipped or to be written shows nothing', () => {
  expect(sentencesOf("it.skip('one', () => {}); it.todo('two'); describe.skip('three', () => it('four', f))")).toEqual(
    []
  )
})
