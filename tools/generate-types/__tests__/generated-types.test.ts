import { readdirSync, readFileSync } from 'fs'
import { join } from 'path'
import type { DestinationDefinition } from '@segment/actions-core'
import destination from '../../../src'
import { GENERATED_TYPES } from '../folder'
import { typesOf } from '../types-of'

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)).map((file) => join(entry.name, file)) : [entry.name]
  )
}

describe('the generated types', () => {
  it('are those of the definition as it is now: run npm run generate-types', async () => {
    const types = await typesOf(destination)
    expect(filesIn(GENERATED_TYPES).sort()).toEqual([...types.keys()].sort())
    for (const [path, text] of types) expect(readFileSync(join(GENERATED_TYPES, path), 'utf8')).toBe(text)
  })

  it('have the text that actions-cli writes', async () => {
    const definition = {
      name: 'Example',
      mode: 'cloud',
      authentication: { scheme: 'custom', fields: { key: { label: 'Key', description: 'A key.', type: 'password' } } },
      actions: {
        send: {
          title: 'Send',
          description: 'Send it.',
          fields: {
            when: { label: 'When', description: 'The time.', type: 'datetime', required: true },
            kind: { label: 'Kind', description: 'The kind.', type: 'string', choices: ['a', 'b'], allowNull: true },
            items: {
              label: 'Items',
              description: 'The items.',
              type: 'object',
              multiple: true,
              properties: {
                size: { label: 'Size', description: 'The size.', type: 'string', choices: ['s', 'l'], required: true }
              }
            }
          },
          perform: () => undefined
        }
      }
    }
    const types = await typesOf(definition as unknown as DestinationDefinition<never>)
    expect(types.get('generated-types.ts')).toBe(`// Generated file. DO NOT MODIFY IT BY HAND.

export interface Settings {
  /**
   * A key.
   */
  key?: string
}
`)
    expect(types.get('send/generated-types.ts')).toBe(`// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The time.
   */
  when: string | number
  /**
   * The kind.
   */
  kind?: string | null
  /**
   * The items.
   */
  items?: {
    /**
     * The size.
     */
    size: string
  }[]
}
`)
  })
})
