import { showValue } from '../../src/amplitude/show-value'

const QUOTES = '“”„‟«»‘’‚‛`´'

/** What stands for what in other languages, by the character at which Segment's lexer stops. */
const REMEDIES: { characters: string; remedy: string }[] = [
  { characters: QUOTES, remedy: 'write straight quotation marks, as in event = "Signed Up".' },
  { characters: '&', remedy: 'write "and" instead of &&.' },
  { characters: '|', remedy: 'write "or" instead of ||.' },
  { characters: '$', remedy: 'write a path without it, as in properties.total.' },
  {
    characters: '/~^*%?',
    remedy:
      'patterns of other languages are not known: write contains(event, "part"), match(event, "begin*") or match(event, "*end").'
  },
  { characters: '[]', remedy: 'lists cannot be looked into, so look at what is no list.' },
  { characters: '<>', remedy: 'write a space before it.' },
  { characters: ':', remedy: 'write = to compare.' },
  { characters: '"\'', remedy: 'write a space before the quotation mark, and none of its kind inside a text.' }
]

/**
 * Why Segment's lexer stops, and what to write instead.
 * @param error The lexer's message.
 */
export function lexicalProblem(error: string, trigger: string): string {
  if (error.startsWith('unterminated string')) {
    return 'a text is not closed. Write the same quotation mark, ", before and after it.'
  }
  if (error.startsWith("expected '='")) {
    return /!=\S/.test(trigger)
      ? 'Segment knows != only with a space after it. Write one.'
      : '"!" stands alone. Write != to compare, or ! right before contains(…) or match(…).'
  }
  if (error.includes('decimal point')) return 'a number has a point too many. Put what is no number in quotes.'
  const [, character] = /(?:invalid character "|got )([^]+?)"?$/.exec(error) ?? []
  if (character === undefined) return `Segment's lexer says ${showValue(error)}.`
  const remedy = REMEDIES.find(({ characters }) => characters.includes(character))?.remedy
  return `Segment does not know ${showValue(character)} outside of quotation marks: ${
    remedy ?? 'remove it, or put the text in quotes.'
  }`
}
