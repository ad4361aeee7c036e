/** Markdown, as the generated documents have it. */
import type { Options } from 'prettier'
import { format } from 'prettier'
import prettierOptions from '../../.prettierrc.json'

/** A text laid out as prettier lays out the repository's Markdown. */
export function formatted(markdown: string): string {
  return format(markdown, { ...(prettierOptions as Options), parser: 'markdown' })
}

/**
 * A table.
 * @param head The cells of its head, as those of the rows: text, of which what stands between backticks is code.
 */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(asText).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A text as code. */
export function code(text: string): string {
  return `\`${text}\``
}

/** Code that Markdown reads as code too: between two single backticks, of which none is escaped. */
const CODE = /((?<![\\`])`[^`]+`(?!`))/

/** A text, of which what stands between backticks is code: without what would end a cell, or be read as markup where it is none, such as `[Segment] Group` and `$.a_b`. */
export function asText(cell: string): string {
  return cell
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_<[\]]/g, '\\$&')))
    .join('')
    .replace(/\|/g, '\\|')
    .replace(/\n/g, ' ')
}
