import type { Contribution } from '../contribution'

/** A contribution of these actions, as small as one can be. */
export function madeUpContribution(actions: string[], files: Record<string, string> = {}): Contribution {
  return new Map(
    Object.entries({
      'index.ts': [
        ...actions.map((action) => `import ${action} from './${action}'`),
        '',
        'export default {',
        "  name: 'Actions Amplitude',",
        "  slug: 'actions-amplitude',",
        `  actions: { ${actions.join(', ')} }`,
        '}',
        ''
      ].join('\n'),
      'generated-types.ts': 'export interface Settings {\n  apiKey: string\n}\n',
      ...Object.fromEntries(
        actions.flatMap((action) => [
          [`${action}/index.ts`, 'export default { fields: { user_id: {} } }\n'],
          [`${action}/generated-types.ts`, 'export interface Payload {\n  user_id: string\n}\n']
        ])
      ),
      ...files
    })
  )
}
