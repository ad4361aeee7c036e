/** The part of docs/mutation.md that lists the mutants which no test can notice, and why. */
import explained from '../../mutation/explained.json'
import { withGeneratedPart } from '../markdown/generated-part'
import { code } from '../markdown/markdown'

interface ExplainedMutant {
  file: string
  from: string
  becomes: string | string[]
  why: string
}

/** @param markdown Of docs/mutation.md. */
export function withExplainedMutants(markdown: string, mutants: readonly ExplainedMutant[] = explained): string {
  const files = [...groupedBy(mutants, ({ file }) => file)].sort(([one], [other]) => (one < other ? -1 : 1))
  const parts = files.map(([file, ofFile]) => `### ${code(file)}\n\n${reasonsIn(ofFile)}`)
  return withGeneratedPart(markdown, 'explained-mutants', parts.join('\n\n'))
}

/** A list of the reasons, each with what it is the reason for. */
function reasonsIn(mutants: ExplainedMutant[]): string {
  return [...groupedBy(mutants, ({ why }) => why)]
    .map(([why, ofReason]) => [`- ${why}`, ...ofReason.map((mutant) => `  - ${changeOf(mutant)}`)].join('\n'))
    .join('\n')
}

function changeOf({ from, becomes }: ExplainedMutant): string {
  return `${shown(from)} → ${[becomes].flat().map(shown).join(', ')}`
}

/** Code of which a backtick is no end. */
function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.includes('`') ? `\`\` ${line} \`\`` : code(line)
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
