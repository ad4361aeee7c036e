import { showValue } from '../../src/amplitude/show-value'
import { nearest } from '../run/nearest'
import type { Token } from './trigger-tokens'

/** What a condition may look at. */
const TEXTS = ['type', 'event', 'name', 'userId']
const OBJECTS = ['properties', 'traits', 'context']

/** The types that Segment's calls have. */
const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias']

/**
 * What is wrong with what a condition looks at.
 * @param how Whether it is compared, or searched by `contains` and `match`, which do not see the type.
 */
export function subjectProblems(subject: string, how: 'compared' | 'searched'): string[] {
  const known = [...(how === 'compared' ? TEXTS : TEXTS.filter((name) => name !== 'type')), ...OBJECTS]
  const [root, ...names] = subject.split('.')
  if (!known.includes(root)) {
    const meant = nearest(root, known)
    const suggestion = meant ? ` Did you mean ${[meant, ...names].join('.')}?` : ''
    return [
      `the trigger's condition on ${showValue(
        subject
      )} has no effect: Segment sees type, event, name, userId, properties, traits and context, and drops the rest.${suggestion}`
    ]
  }
  if (TEXTS.includes(root) && names.length > 0) {
    return [
      `the trigger looks at ${subject}, and Segment looks at ${root}, which is a text with nothing in it: write ${root}, or a path that begins with properties, traits or context.`
    ]
  }
  if (OBJECTS.includes(root) && names.length === 0) {
    return [`the trigger looks at ${root} as a whole, which Segment cannot: name what in it, as in ${root}.plan.`]
  }
  return []
}

/** What is wrong with a comparison, so that it holds otherwise than it reads. */
export function comparisonProblems(subject: string, operator: string, value: Token): string[] {
  const text = textProblems(subject, value)
  if (text.length > 0) return text
  if (['<', '<=', '>', '>='].includes(operator)) return orderProblems(subject, operator, value)
  if (value.type === 'null' && (subject === 'type' || subject === 'event')) {
    return [
      `the trigger compares ${subject} with null, and Segment takes that for the text "null": compare with a text, as in ${subject} ${operator} ${EXAMPLES[subject]}.`
    ]
  }
  if (subject === 'type') return typeProblems(textOf(value))
  return []
}

const EXAMPLES = { type: '"track"', event: '"Signed Up"' }

/** What is wrong with the text that `contains` or `match` looks for. */
export function functionProblems(name: 'contains' | 'match', value: Token): string[] {
  const text = value.type === 'string' ? quotedProblems(`${name}()`, value.value) : []
  if (text.length > 0 || name === 'contains') return text
  const pattern = textOf(value)
  const isEnd = /^\*[^*]*$/.test(pattern)
  const isBegin = value.type === 'string' && /^[^*]*\*$/.test(pattern)
  if (isBegin || isEnd) return []
  if (/^\*[^*]+\*$/.test(pattern)) {
    return [
      `the trigger has match() with ${showValue(
        pattern
      )}, and Segment knows one * only, at the begin or at the end: write contains() for a text inside of another.`
    ]
  }
  return [
    `the trigger has match() with ${showValue(
      pattern
    )}, and Segment knows one * only, at the begin or at the end, and drops a letter where there is none: write "begin*" or "*end" in quotes, or compare with =.`
  ]
}

function textProblems(subject: string, { type, value }: Token): string[] {
  if (type === 'string') return quotedProblems(subject, value)
  if (type !== 'ident') return []
  const small = value.toLowerCase()
  if (/^(true|false|null)$/.test(small) && small !== value) {
    return [`the trigger compares ${subject} with the text "${value}": write ${small}, or put the text in quotes.`]
  }
  if (/^(nil|none|undefined)$/.test(small)) {
    return [`the trigger compares ${subject} with the text "${value}": write null, or put the text in quotes.`]
  }
  const [root, ...names] = value.split('.')
  if (names.length > 0 && [...TEXTS, ...OBJECTS].includes(root)) {
    return [
      `the trigger compares ${subject} with the text "${value}", not with what is there: a value cannot be compared with another one.`
    ]
  }
  return []
}

function quotedProblems(subject: string, quoted: string): string[] {
  if (quoted.startsWith("'")) {
    const inner = quoted.slice(1, -1)
    return [
      `the trigger has single quotes for ${subject}, which Segment takes for a part of the text: write ${JSON.stringify(
        inner
      )}.`
    ]
  }
  if (quoted.endsWith('\\"')) {
    return [`the trigger has \\" in the text for ${subject}, and for Segment the text ends there: leave out the ".`]
  }
  return []
}

function orderProblems(subject: string, operator: string, value: Token): string[] {
  if (subject === 'type' || subject === 'event' || subject === 'name') {
    return [
      `the trigger compares ${subject} by ${operator}, which holds for numbers only, and never for it: use = or !=.`
    ]
  }
  const text = textOf(value)
  if (value.type !== 'null' && text.trim() !== '' && !Number.isNaN(Number(text))) return []
  return [
    `the trigger compares ${subject} by ${operator} with ${showValue(
      text
    )}, which is no number, so that it never holds: write a number, or use = or !=.`
  ]
}

function typeProblems(type: string): string[] {
  if (TYPES.includes(type)) return []
  const meant = nearest(type, TYPES)
  const remedy = meant ? `write "${meant}".` : `the types are ${TYPES.join(', ')}.`
  return [`the trigger asks for calls of type ${showValue(type)}, which there are none of: ${remedy}`]
}

function textOf({ type, value }: Token): string {
  return type === 'string' ? value.replace(/^"/, '').replace(/"$/, '') : value
}
