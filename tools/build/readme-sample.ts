/** What the README has a consumer of the package do, as far as it can be run: the blocks of its section, in their order. */
import { PACKAGE_SECTION } from './packed-readme'

export interface ReadmeSample {
  /** What installs the package, for a POSIX shell. */
  install: string
  /** The name of the program's file, and its text. */
  file: string
  program: string
  /** What runs it, for a POSIX shell. */
  run: string
}

/**
 * Reads the section of the package.
 * @param readme In Markdown.
 * @throws Error where it is not: a block of shell, the name of a file, a block of JavaScript, a block of shell.
 */
export function readmeSample(readme: string): ReadmeSample {
  const [, section = ''] = readme.split(`${PACKAGE_SECTION}\n`)
  const [own] = section.split(/^## /m)
  const blocks = [...own.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language, text }))
  const [, file] = /Save this as `([\w.-]+)`/.exec(own) ?? []
  const languages = blocks.map(({ language }) => language).join(', ')
  if (languages !== 'sh, js, sh' || file === undefined) {
    throw new Error(
      `"${PACKAGE_SECTION}" of the README has the blocks ${
        languages || 'none'
      }. It must have: a shell's, the name of a file, JavaScript, a shell's.`
    )
  }
  const [install, program, run] = blocks.map(({ text }) => text)
  return { install, file, program, run }
}
