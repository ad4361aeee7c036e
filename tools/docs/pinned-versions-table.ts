/** The table of docs/contributing.md that says which packages stay at a version, as the code has it. */
import { PINNED_VERSIONS } from '../dependencies/pinned-versions'
import { withGeneratedPart } from '../markdown/generated-part'
import { code, table } from '../markdown/markdown'

/** @param markdown Of docs/contributing.md. */
export function withPinnedVersionsTable(markdown: string): string {
  const rows = Object.entries(PINNED_VERSIONS).map(([name, reason]) => [code(name), reason])
  return withGeneratedPart(markdown, 'pinned-versions', table(['Package', 'Why it stays'], rows))
}
