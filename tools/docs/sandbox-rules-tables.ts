/** The part of docs/sandbox.md that says which of Amplitude's documented rules the sandbox has, and where that is shown. */
import { withGeneratedPart } from '../markdown/generated-part'
import { code, table } from '../markdown/markdown'
import { DOCUMENTED_RULES } from '../sandbox/documented-rules'

/** @param markdown Of docs/sandbox.md. */
export function withSandboxRulesTables(markdown: string): string {
  const tables = Object.entries(DOCUMENTED_RULES).map(([api, rules]) => {
    const rows = rules.map(({ rule, answer, file, sentence }) => [rule, answer, `${code(file)}: ${sentence}`])
    return `### ${api}\n\n${table(['Documented', 'Answer of the sandbox', 'Test'], rows)}`
  })
  return withGeneratedPart(markdown, 'documented-rules', tables.join('\n\n'))
}
