import ts from 'typescript'
import type { Contribution } from './contribution'

/** Fields or settings that the folder in the checkout has and a contribution does not. */
export interface LostFields {
  /** The generated types that name them, such as `logEvent/generated-types.ts`. */
  path: string
  fields: string[]
}

/**
 * What the generated types that are there name and those of the contribution do not. What is saved for such a field is passed over by
 * the framework, without an error.
 * @param present The texts of the folder's generated types, by their path in it.
 */
export function lostFields(present: Contribution, contribution: Contribution): LostFields[] {
  return [...present]
    .filter(([path]) => contribution.has(path))
    .map(([path, text]) => {
      const kept = new Set(fieldsOf(contribution.get(path) ?? ''))
      return { path, fields: fieldsOf(text).filter((field) => !kept.has(field)) }
    })
    .filter(({ fields }) => fields.length > 0)
}

/** The keys of the interfaces that generated types consist of: `Settings` or `Payload`. */
function fieldsOf(text: string): string[] {
  const file = ts.createSourceFile('generated-types.ts', text, ts.ScriptTarget.Latest, true)
  return file.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ members }) =>
      members.flatMap(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : []))
    )
}
