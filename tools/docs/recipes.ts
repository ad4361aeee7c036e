import type { JSONObject } from '@segment/actions-core'

/**
 * The recipes in a Markdown text: under each heading of the second level, the JSON block.
 * @throws Where a heading has no block, or the block is no JSON.
 */
export function recipesIn(markdown: string): Map<string, JSONObject> {
  const [, ...sections] = markdown.split(/^## /m)
  return new Map(
    sections.map((section) => {
      const [title] = section.split('\n')
      const [, block] = /```json\n([^]*?)```/.exec(section) ?? []
      if (block === undefined) throw new Error(`The recipe "${title}" has no block of JSON.`)
      return [title, JSON.parse(block) as JSONObject]
    })
  )
}
