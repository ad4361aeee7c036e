import { lex } from '@segment/fql-ts'

/** A word of a trigger, as Segment's own lexer gives it. A path is one word. */
export interface Token {
  type: string
  value: string
}

/**
 * The words of a trigger, ending with that of the end.
 * @returns With the lexer's error where it stops; Segment's parser sees no word at all then.
 */
export function tokensIn(trigger: string): { tokens: Token[]; error?: string } {
  const { tokens, error } = lex(trigger)
  return { tokens: withPaths(tokens), error: error?.message }
}

/** `properties`, `.` and `total` are one word, as for the parser. */
function withPaths(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const last = joined[joined.length - 1]
    const name = tokens[at + 1]
    if (last?.type === 'ident' && tokens[at].type === 'dot' && name?.type === 'ident') {
      joined[joined.length - 1] = { type: 'ident', value: `${last.value}.${name.value}` }
      at++
    } else {
      joined.push({ type: tokens[at].type, value: tokens[at].value })
    }
  }
  return joined
}
