import type { CallExpression, Node } from 'typescript'
import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isPropertyAccessExpression,
  isStringLiteralLike,
  ScriptTarget
} from 'typescript'

const GROUP = 'describe'
const TESTS = ['it', 'test']

/**
 * The sentences of a file of tests as Jest tells them: the titles of its groups and of the test, with a space between them. Of a table of tests the
 * title as it is written, `%s` for what each row puts there. Tests that are skipped tell nothing.
 */
export function sentencesOf(text: string): string[] {
  return sentencesIn(createSourceFile('a.test.ts', text, ScriptTarget.Latest, true), [])
}

function sentencesIn(node: Node, groups: string[]): string[] {
  const sentences: string[] = []
  forEachChild(node, (child) => {
    if (isCallExpression(child) && isSkipped(child)) return
    const name = isCallExpression(child) ? nameOf(child) : undefined
    const title = isCallExpression(child) ? titleOf(child) : undefined
    if (title !== undefined && TESTS.includes(name ?? '')) sentences.push([...groups, title].join(' '))
    else sentences.push(...sentencesIn(child, name === GROUP && title !== undefined ? [...groups, title] : groups))
  })
  return sentences
}

/** `it.skip(...)` and `describe.skip(...)`, and their tables; `it.todo(...)`. */
function isSkipped({ expression }: CallExpression): boolean {
  return /^(describe|it|test)\.(skip|todo)\b/.test(expression.getText())
}

/** `it` of `it(...)` and of `it.each(...)(...)`. */
function nameOf({ expression }: CallExpression): string | undefined {
  if (!isCallExpression(expression)) return expression.getText()
  const table = expression.expression
  return isPropertyAccessExpression(table) && table.name.text === 'each' ? table.expression.getText() : undefined
}

function titleOf({ arguments: [title] }: CallExpression): string | undefined {
  return title !== undefined && isStringLiteralLike(title) ? title.text : undefined
}
