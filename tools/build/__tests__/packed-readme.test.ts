import { readFileSync } from 'fs'
import { join } from 'path'
import { linksIn, packedReadme } from '../packed-readme'
import { readmeSample } from '../readme-sample'

const ROOT = join(__dirname, '..', '..', '..')
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string
  version: string
  dependencies: Record<string, string>
  overrides: Record<string, string>
}

describe('the README of the package', () => {
  it('leads to nothing of the checkout', () => {
    const links = linksIn(packedReadme(readme))
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(link).toMatch(/^https:\/\//)
  })

  it('says what it is, how it is used, and what it sends', () => {
    const headings = packedReadme(readme).match(/^#+ .*$/gm)
    expect(headings).toEqual([
      '# Amplitude destination for Segment Actions',
      '## Use it as a package',
      '## What it sends'
    ])
  })

  it('loses nothing that is not about the checkout', () => {
    const given = [
      '# Name\n',
      'Words, [elsewhere](https://a.test/b).\n',
      '- **Here.** With\n  [a page](docs/page.md).',
      '- **There.** Kept.\n',
      '[![A picture](docs/a.png)](docs/page.md)\n',
      '## Use it as a package\n',
      'See [this](#below) and `code`.\n',
      '## What it sends\n',
      '| a | b |\n| - | - |\n| [c](#d) | e |\n',
      'More of it.\n',
      'License: MIT\n'
    ].join('\n')
    const packed = packedReadme(given)
    expect(packed).toContain('Words, [elsewhere](https://a.test/b).')
    expect(packed).not.toMatch(/a page|picture|More of it/)
    expect(packed).toContain('- **There.** Kept.')
    expect(packed).toContain('See this and `code`.')
    expect(packed).toContain('| c | e |')
    expect(packed.endsWith('License: MIT\n')).toBe(true)
  })

  it('says which section is missing', () => {
    expect(() => packedReadme('# Name\n')).toThrow('README.md has no section "## Use it as a package".')
  })
})

describe('the sample in it', () => {
  it('installs this version, with the framework and the override that this one has', () => {
    const { install, run, file } = readmeSample(packedReadme(readme))
    expect(install).toContain(`./${packageJson.name}-${packageJson.version}.tgz`)
    expect(install).toContain(`@segment/actions-core@${packageJson.dependencies['@segment/actions-core']}`)
    expect(install).toContain(`npm pkg set overrides.fast-uri=${packageJson.overrides['fast-uri']}\n`)
    expect(run).toContain(`node ${file}`)
  })

  it('is refused where it cannot be followed', () => {
    expect(() => readmeSample('## Use it as a package\n\n```js\n1\n```\n')).toThrow('has the blocks js. It must have')
  })
})
