import { moveImports } from '../move-imports'

const moved = (text: string, path = '__tests__/one.test.ts') => moveImports(text, path)

describe('the imports of a test', () => {
  it.each([
    ["import destination from '../src'", "import destination from '../index'"],
    ["import { a } from '../src/events/nested-values'", "import { a } from '../events/nested-values'"],
    ["import type { Settings } from '../src/generated-types'", "import type { Settings } from '../generated-types'"],
    ["export * from '../src/presets'", "export * from '../presets'"],
    ["const a = await import('../src/presets')", "const a = await import('../presets')"],
    ["const a = require('../src/presets')", "const a = require('../presets')"],
    ["import '../src/presets'", "import '../presets'"]
  ])('%s become %s', (before, after) => {
    expect(moved(before)).toBe(after)
  })

  it('go one folder further up from a folder below the tests', () => {
    const text = "import destination from '../../src'\nimport { judge } from '../../src/amplitude/verdict'"
    expect(moved(text, '__tests__/delivery/one.test.ts')).toBe(
      "import destination from '../../index'\nimport { judge } from '../../amplitude/verdict'"
    )
  })

  it('follow what only helps, and stay where they point at another test or a package', () => {
    const text = "import nock from 'nock'\nimport { a } from '../support/sent'\nimport { b } from './mock-amplitude'"
    expect(moved(text, '__tests__/delivery/one.test.ts')).toBe(
      "import nock from 'nock'\nimport { a } from '../__helpers__/support/sent'\nimport { b } from '../__helpers__/delivery/mock-amplitude'"
    )
    expect(moved("import './two.test'")).toBe("import './two.test'")
  })

  it('go further up from what only helps, and stay among such files', () => {
    const text = "import destination from '../../src'\nimport { a } from './sent'\nimport b from '../delivery/numbers'"
    expect(moved(text, '__tests__/support/either-way.ts')).toBe(
      "import destination from '../../../index'\nimport { a } from './sent'\nimport b from '../delivery/numbers'"
    )
  })

  it('keep an ending', () => {
    expect(moved("import calls from './calls.json'")).toBe("import calls from './__helpers__/calls.json'")
  })

  it('are set right, and texts that look like them are not', () => {
    const text = "// from '../src'\nimport a from '../src'\nconst b = '../src'"
    expect(moved(text)).toBe("// from '../src'\nimport a from '../index'\nconst b = '../src'")
  })

  it('must not point at what does not travel along', () => {
    expect(() => moved("import { startSandbox } from '../tools/sandbox/sandbox'")).toThrow(
      '__tests__/one.test.ts imports ../tools/sandbox/sandbox, which is outside of src/ and __tests__/'
    )
  })
})
