import { fieldsToJsonSchema, omit } from '@segment/actions-core'
import type { DestinationDefinition, InputField } from '@segment/actions-core'
import type { JSONSchema4 } from 'json-schema'
import type { Options } from 'json-schema-to-typescript'
import { compile } from 'json-schema-to-typescript'
import prettierOptions from '../../.prettierrc.json'

const BANNER = '// Generated file. DO NOT MODIFY IT BY HAND.'

type Fields = Record<string, InputField>

/**
 * The generated types of a destination: the text that `actions-cli generate:types` of Segment's repository writes for it.
 * @returns Paths relative to the destination's folder (`generated-types.ts`, `<action>/generated-types.ts`) and their text.
 */
export async function typesOf(definition: DestinationDefinition<never>): Promise<Map<string, string>> {
  const types = new Map<string, string>()
  types.set('generated-types.ts', await interfaceOf('Settings', (definition.authentication?.fields ?? {}) as Fields))
  for (const [action, { fields }] of Object.entries(definition.actions)) {
    types.set(`${action}/generated-types.ts`, await interfaceOf('Payload', fields))
  }
  return types
}

async function interfaceOf(name: string, fields: Fields): Promise<string> {
  const schema = withoutTitlesAndChoices(fieldsToJsonSchema(fields, { tsType: true }))
  return compile(schema, name, { bannerComment: BANNER, style: prettierOptions as Options['style'] })
}

/** Titles would become type names, and choices unions that nobody's mapping is checked against. */
function withoutTitlesAndChoices(schema: JSONSchema4): JSONSchema4 {
  const { properties, items } = schema
  return {
    ...omit(schema, ['title', 'enum']),
    ...(properties && { properties: mapValues(properties) }),
    ...(items && !Array.isArray(items) && { items: withoutTitlesAndChoices(items) })
  }
}

function mapValues(properties: Record<string, JSONSchema4>): Record<string, JSONSchema4> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, withoutTitlesAndChoices(schema)]))
}
