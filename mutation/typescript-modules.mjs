import Module, { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * The project's own modules, compiled once and evaluated anew as often as wanted, while what is installed stays loaded: the framework alone
 * takes longer to load than most suites to run.
 */
export class TypeScriptModules {
  #root
  #compiled = new Map()
  #mocks = new Map()

  /** @param root the absolute path of the folder that the modules are in */
  constructor(root) {
    this.#root = root
    const { transformSync } = createRequire(join(root, 'package.json'))('esbuild')
    Module._extensions['.ts'] = (module, filename) => module._compile(this.#code(transformSync, filename), filename)
    const load = Module._load
    Module._load = (request, ...rest) => this.#mocks.get(request) ?? load(request, ...rest)
  }

  /** What a module of the root exports, with all modules of the project that it needs, evaluated anew since the last `forget`. */
  load(filename) {
    return this.#require()(filename)
  }

  /** What is installed, of which there is one for all suites. */
  installed(name) {
    return this.#require()(name)
  }

  /** Lets the project's modules be evaluated anew by whoever needs them next. */
  forget() {
    for (const filename of Object.keys(Module._cache)) if (this.#isOwn(filename)) delete Module._cache[filename]
  }

  mock(name, exported) {
    this.#mocks.set(name, exported)
  }

  unmock(name) {
    this.#mocks.delete(name)
  }

  /** A `require` of its own each time: it would keep all that was ever loaded through it. */
  #require() {
    return createRequire(join(this.#root, 'package.json'))
  }

  #isOwn(filename) {
    return filename.startsWith(this.#root + sep) && !filename.includes(`${sep}node_modules${sep}`)
  }

  #code(transformSync, filename) {
    const known = this.#compiled.get(filename)
    if (known !== undefined) return known
    const source = readFileSync(filename, 'utf8')
    const { code } = transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false }
    })
    this.#compiled.set(filename, code)
    return code
  }
}
