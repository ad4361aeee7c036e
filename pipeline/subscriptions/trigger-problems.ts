import { parseFql } from '@segment/destination-subscriptions'
import { showValue } from '../../src/amplitude/show-value'
import { comparisonProblems, functionProblems, subjectProblems } from './condition-problems'
import { lexicalProblem } from './lexical-problem'
import type { Token } from './trigger-tokens'
import { tokensIn } from './trigger-tokens'

/**
 * What is wrong with a trigger: Segment's parser does not take it, or takes it otherwise than it reads. That parser drops what it
 * does not know without a word, so this one reads a trigger as a person does, and tells where the two part.
 * @param trigger In FQL, the language of Segment's triggers.
 * @returns A sentence a problem, with its remedy; empty where the trigger does what it says.
 */
export function triggerProblems(trigger: string): string[] {
  const shown = `the trigger ${showValue(trigger)}`
  const { tokens, error } = tokensIn(trigger)
  if (trigger.trim() === '') return [`${shown} does not parse, so it takes no call: it is empty. ${EXAMPLE}`]
  if (error !== undefined) return [`${shown} does not parse, so it takes no call: ${lexicalProblem(error, trigger)}`]
  const problems = [...new TriggerReader(tokens).read(), ...endProblems(trigger, tokens)]
  const parsed = parseFql(trigger)
  if (!('error' in parsed)) return problems.map((problem) => problem.replace(/^the trigger(?= )/, shown))
  const [first = `Segment's parser says ${showValue(parsed.error.message)}. ${EXAMPLE}`, ...others] = problems
  return [`${shown} does not parse, so it takes no call: ${first.replace(/^the trigger /, 'it ')}`, ...others]
}

const EXAMPLE = 'Write one such as type = "track" and event != "Signed Up".'

/** Segment's lexer loses letters of a short last word that begins as "and", "or" or "null" do. */
function endProblems(trigger: string, tokens: Token[]): string[] {
  const last = tokens[tokens.length - 2]
  const written = trigger.trimEnd().replace(/\\([^])/g, '$1')
  if (last?.type !== 'ident' || written.endsWith(last.value)) return []
  return [
    `the trigger ends with a word without quotes, of which Segment reads ${showValue(
      last.value
    )} only: put it in quotes.`
  ]
}

/** Thrown where nothing after a problem can be read any more. */
class CannotGoOn extends Error {}

/** Reads a trigger by the grammar of FQL, and notes where it is not kept. */
class TriggerReader {
  private at = 0
  private readonly problems: string[] = []

  constructor(private readonly tokens: Token[]) {}

  read(): string[] {
    try {
      this.conditions(0)
      while (this.now.type !== 'eos') {
        this.note('the trigger closes a bracket that it does not open: remove the ).')
        this.at++
        if (this.now.type !== 'eos') this.conditions(0)
      }
    } catch (error) {
      if (!(error instanceof CannotGoOn)) throw error
    }
    return [...new Set(this.problems)]
  }

  private get now(): Token {
    return this.tokens[this.at] ?? END
  }

  private get next(): Token {
    return this.tokens[this.at + 1] ?? END
  }

  private note(...problems: string[]): void {
    this.problems.push(...problems)
  }

  private stop(problem: string): never {
    this.note(problem)
    throw new CannotGoOn()
  }

  /** Conditions with "and" or "or" between them, up to the end or to a closing bracket. */
  private conditions(depth: number): void {
    const joints = new Set<string>()
    let last = ''
    this.skipJoints((joint) => `begins with "${joint}": remove it, or write a condition before it.`)
    while (!this.isAtEnd()) {
      this.condition(depth)
      if (this.isAtEnd()) break
      if (this.now.type !== 'conditional') this.stop(this.missingJoint())
      last = this.now.value
      joints.add(last)
      this.at++
      if (this.isAtEnd()) this.note(`the trigger ends with "${last}": remove it, or write a condition after it.`)
      this.skipJoints((other) => `has "${last} ${other}": remove one of them.`)
    }
    if (joints.size < 2) return
    this.note(
      `the trigger mixes "and" with "or" without brackets, and Segment joins all of it by the last one, "${last}": put brackets around what belongs together, as in type = "track" and (event = "A" or event = "B").`
    )
  }

  private skipJoints(problem: (joint: string) => string): void {
    while (this.now.type === 'conditional') {
      this.note(`the trigger ${problem(this.now.value)}`)
      this.at++
    }
  }

  private isAtEnd(): boolean {
    return this.now.type === 'eos' || this.now.type === 'parenright'
  }

  private missingJoint(): string {
    const { type, value } = this.now
    if (type === 'ident' && /^(and|or)$/i.test(value)) {
      const written = value.toLowerCase()
      return `the trigger has "${value}" where Segment knows only "${written}" in small letters with a space before and after it, and drops it: write it so.`
    }
    return `the trigger has neither "and" nor "or" before ${showToken(this.now)}: write one of them${
      type === 'string' ? ', and a space after each text in quotes' : ', or put quotes around a text of several words'
    }.`
  }

  private condition(depth: number): void {
    const { type, value } = this.now
    if (type === 'parenleft') return this.brackets(depth)
    if (type === 'operator' && value === '!') return this.negation(depth)
    if (type !== 'ident') {
      this.stop(
        `the trigger has ${showToken(
          this.now
        )} where a condition begins: write first what is looked at, as in event = "Signed Up".`
      )
    }
    if (this.next.type === 'parenleft') return this.call(depth)
    if (/^(and|or|not)$/i.test(value)) this.stop(wordProblem(value))
    if (value === 'contains' || value === 'match') this.stop(withoutParts(value))
    return this.comparison()
  }

  private brackets(depth: number): void {
    if (depth > 0) {
      this.note(
        'the trigger has brackets in brackets, which Segment cannot read: write it with one level, or as two subscriptions.'
      )
    }
    this.at++
    if (this.now.type === 'parenright') this.note('the trigger has brackets with nothing in them: remove them.')
    else this.conditions(depth + 1)
    if (this.now.type !== 'parenright') this.stop('the trigger opens a bracket that it does not close: add the ).')
    this.at++
  }

  private negation(depth: number): void {
    const isCall = this.next.type === 'ident' && this.tokens[this.at + 2]?.type === 'parenleft'
    if (!isCall) {
      this.stop(
        'the trigger has "!" before what is neither contains(…) nor match(…), and Segment drops it: compare with != instead.'
      )
    }
    this.at++
    this.call(depth)
  }

  /** `contains(event, "a")` or `match(event, "a*")` */
  private call(depth: number): void {
    const { value: name } = this.now
    if (/^(and|or|not)$/i.test(name)) this.stop(wordProblem(name))
    if (name !== 'contains' && name !== 'match') {
      this.stop(
        `the trigger has the function ${showValue(
          name
        )}, which Segment does not know: there are contains(event, "part") and match(event, "begin*").`
      )
    }
    const [subject, comma, value, end] = [2, 3, 4, 5].map((ahead) => this.tokens[this.at + ahead] ?? END)
    const isWhole = subject.type === 'ident' && comma.type === 'comma' && isValue(value) && end.type === 'parenright'
    if (!isWhole) {
      this.stop(withoutParts(name))
    }
    if (depth > 0) {
      this.note(
        `the trigger has ${name}() in brackets, and Segment takes the end of ${name}() for the end of the brackets: write it without brackets around it, or as a subscription of its own.`
      )
    }
    this.note(...subjectProblems(subject.value, 'searched'), ...functionProblems(name, value))
    this.at += 6
  }

  private comparison(): void {
    const subject = this.now.value
    this.at++
    const operator = this.operator(subject)
    if (operator === undefined) return
    if (this.isAtEnd() || this.now.type === 'conditional') {
      this.note(missingValue(subject, this.now))
      this.note(...subjectProblems(subject, 'compared'))
      return
    }
    if (this.now.type === 'parenleft') {
      this.stop(
        `the trigger compares ${subject} with a list, which Segment does not know: write a condition for each value, with "or" between them, in brackets.`
      )
    }
    if (!isValue(this.now))
      this.stop(
        `the trigger has ${showToken(this.now)} where the value for ${subject} belongs: put the value in quotes.`
      )
    const value = this.now
    this.at++
    this.note(...subjectProblems(subject, 'compared'), ...comparisonProblems(subject, operator, value))
  }

  private operator(subject: string): string | undefined {
    const { type, value } = this.now
    if (type === 'brackleft') {
      this.stop(
        `the trigger looks into a list at ${subject}, which Segment cannot: look at a property that is no list.`
      )
    }
    if (type !== 'operator' || value === '!') {
      const problem = missingOperator(subject, this.now)
      if (this.isAtEnd() || type === 'conditional') this.note(...subjectProblems(subject, 'compared'), problem)
      else this.stop(problem)
      return undefined
    }
    this.at++
    if (this.now.type !== 'operator') return value
    const written = value + this.now.value
    this.note(
      `the trigger has the operator ${written}${spaced(written)}, and Segment compares ${subject} with "${
        this.now.value
      }": ${operatorRemedy(written)}`
    )
    while (this.now.type === 'operator') this.at++
    return value
  }
}

const END: Token = { type: 'eos', value: 'eos' }

function isValue({ type }: Token): boolean {
  return ['string', 'number', 'ident', 'null'].includes(type)
}

function showToken({ type, value }: Token): string {
  return type === 'string' ? value : showValue(value)
}

function missingValue(subject: string, { type, value }: Token): string {
  if (type === 'eos') {
    return 'the trigger ends with a comparison to nothing, and Segment compares with the text "eos" instead: add the value.'
  }
  return `the trigger compares ${subject} with nothing, and Segment takes ${showValue(
    value
  )} for the value: add the value.`
}

/** Words that stand between a subject and a value in other languages. */
const INFIX: Record<string, string> = {
  contains: 'write contains(SUBJECT, "part")',
  like: 'write contains(SUBJECT, "part") or match(SUBJECT, "begin*")',
  match: 'write match(SUBJECT, "begin*")',
  matches: 'write match(SUBJECT, "begin*")',
  in: 'write a condition for each value, with "or" between them, in brackets',
  is: 'write SUBJECT = and the value',
  equals: 'write SUBJECT = and the value',
  not: 'write SUBJECT != and the value',
  exists: 'write SUBJECT != null'
}

function missingOperator(subject: string, { type, value }: Token): string {
  const infix = type === 'ident' ? INFIX[value.toLowerCase()] : undefined
  if (infix) {
    const remedy = infix.replace(/SUBJECT/g, subject)
    return `the trigger has ${showValue(value)} after ${subject}, which is no operator of Segment's: ${remedy}.`
  }
  if (['ident', 'dot', 'number'].includes(type)) {
    return `the trigger has neither an operator nor a value after ${subject}: write such as ${subject} = "…"; a space in a name is written \\ before it, as in properties.Product\\ Name.`
  }
  const example = subject === 'type' || subject === 'event' ? `${subject} = "…"` : `${subject} != null`
  return `the trigger names ${subject} without an operator (=, !=, <, <=, >, >=) after it: write such as ${example}.`
}

function withoutParts(name: 'contains' | 'match'): string {
  const example = name === 'match' ? 'match(event, "Order*")' : 'contains(event, "Order")'
  return `the trigger has ${name}() without its two parts: write in brackets what is looked at, a comma, and a text in quotes, as in ${example}.`
}

function operatorRemedy(written: string): string {
  const meant: Record<string, string> = {
    '==': 'write = once.',
    '===': 'write = once.',
    '=>': 'write >= instead.',
    '=<': 'write <= instead.',
    '<>': 'write != instead.',
    '<=': 'write a space after it.',
    '>=': 'write a space after it.'
  }
  return meant[written] ?? 'write one of =, !=, <, <=, >, >=.'
}

function spaced(written: string): string {
  return written === '<=' || written === '>=' ? ' without a space after it' : ''
}

function wordProblem(word: string): string {
  if (word.toLowerCase() === 'not') {
    return `the trigger has "${word}", which Segment drops: compare with != instead, or write ! before contains(…) or match(…).`
  }
  return `the trigger has "${word}" where Segment knows only "${word.toLowerCase()}" in small letters with a space before and after it, and drops it: write it so.`
}
