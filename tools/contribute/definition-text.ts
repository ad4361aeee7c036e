import type { ObjectLiteralExpression, SourceFile } from 'typescript'
import ts from 'typescript'

/** What the text of a destination's index.ts says of it, as far as it stands there as plain text. */
export interface DefinitionText {
  name?: string
  slug?: string
  /** The keys of its actions. */
  actions: string[]
}

/**
 * Reads a definition without running it, as the packages that it imports need not be installed.
 * @returns Nothing where there is no object with `name` and `actions`.
 */
export function readDefinition(text: string): DefinitionText | undefined {
  const file = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true)
  const definition = find(
    file,
    (node): node is ObjectLiteralExpression =>
      ts.isObjectLiteralExpression(node) &&
      property(node, 'name') !== undefined &&
      property(node, 'actions') !== undefined
  )
  if (!definition) return undefined
  return {
    name: textOf(file, property(definition, 'name')),
    slug: textOf(file, property(definition, 'slug')),
    actions: keysOf(property(definition, 'actions'))
  }
}

function find<Found extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is Found): Found | undefined {
  return is(node) ? node : ts.forEachChild(node, (child) => find(child, is))
}

/** What an object gives under a key: an expression, or the property itself where it is written in short. */
function property(object: ObjectLiteralExpression, key: string): ts.Node | undefined {
  const found = object.properties.find(({ name }) => name !== undefined && keyText(name) === key)
  return found && ts.isPropertyAssignment(found) ? found.initializer : found
}

function keyText(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined
}

/** The text that an expression is, or a constant of the same file stands for. */
function textOf(file: SourceFile, node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  const constant = ts.isShorthandPropertyAssignment(node) ? node.name : node
  if (!ts.isIdentifier(constant)) return undefined
  const declared = find(
    file,
    (child): child is ts.VariableDeclaration =>
      ts.isVariableDeclaration(child) && ts.isIdentifier(child.name) && child.name.text === constant.text
  )
  const value = declared?.initializer
  return value && ts.isStringLiteralLike(value) ? value.text : undefined
}

function keysOf(node: ts.Node | undefined): string[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return []
  return node.properties.flatMap(({ name }) => (name && keyText(name)) ?? [])
}
