/** The README as it goes into the package, which has nothing of the checkout that it leads to. */

/** The section that gets a consumer started. */
export const PACKAGE_SECTION = '## Use it as a package'

/** The section whose table says what the destination does. */
const TABLE_SECTION = '## What it sends'

/**
 * The README of the package: what it is, how it is used as one, and the table of what it sends. Links to files of the checkout become their words,
 * and items of a list that are about such files are left out.
 * @param readme That of the checkout, in Markdown.
 * @throws Error where it has no such section.
 */
export function packedReadme(readme: string): string {
  const sections = readme.split(/^(?=## )/m)
  const section = (heading: string) => {
    const found = sections.find((text) => text.startsWith(`${heading}\n`))
    if (found === undefined) throw new Error(`README.md has no section "${heading}".`)
    return found
  }
  const [license = ''] = /^License: .*$/m.exec(readme) ?? []
  const parts = [
    withoutLocalItems(sections[0]),
    section(PACKAGE_SECTION),
    withTableOnly(section(TABLE_SECTION)),
    license
  ]
  return `${parts.map((part) => withoutLocalLinks(part).trim()).join('\n\n')}\n`
}

/** Addresses that a Markdown text leads to, those of pictures too. */
export function linksIn(markdown: string): string[] {
  return [...markdown.matchAll(LINK)].flatMap(([, , words, address]) => [address, ...linksIn(words)])
}

const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\]\([^)]*\))*)\]\(([^)\s]+)\)/g

function withoutLocalLinks(markdown: string): string {
  return markdown.replace(LINK, (link: string, picture: string, words: string, address: string) =>
    isElsewhere(address) ? link : picture === '' ? withoutLocalLinks(words) : ''
  )
}

/** Items of a list, with the lines that they go on in. */
function withoutLocalItems(markdown: string): string {
  return markdown.replace(/^- .*\n(?: {2}.*\n)*/gm, (item) => (linksIn(item).every(isElsewhere) ? item : ''))
}

function isElsewhere(address: string): boolean {
  return /^https:\/\//.test(address)
}

function withTableOnly(section: string): string {
  const lines = section.split('\n')
  const end = lines.findIndex((line, index) => index > 0 && line !== '' && !line.startsWith('|'))
  return lines.slice(0, end < 0 ? undefined : end).join('\n')
}
