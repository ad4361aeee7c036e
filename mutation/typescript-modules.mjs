import Module, { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * The project's own modules, compiled once and evaluated anew as often as wanted, while what is installed stays loaded: the framework alone
 * takes longer to load than most suites to run.
 */
export class TypeScriptModules {
  #root
  #transform
  #compiled = new Map()
  #mocks = new Map()

  /** @param root the absolute path of the folder that the modules are in */
  constructor(root) {
    this.#root = root
    this.#transform = this.load('esbuild').transformSync
    Module._extensions['.ts'] = (module, filename) => module._compile(this.#code(filename), filename)
    const load = Module._load
    Module._load = (request, ...rest) => this.#mocks.get(request) ?? load(request, ...rest)
  }

  /**
   * What a module exports: one of the project, by its path, is evaluated anew since the last `forget`, with all of the project that it needs;
   * of one that is installed, by its name, there is one for all suites.
   */
  load(module) {
    // A `require` of its own each time: it would keep all that was ever loaded through it.
    return createRequire(join(this.#root, 'package.json'))(module)
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

  #isOwn(filename) {
    return filename.startsWith(this.#root + sep) && !filename.includes(`${sep}node_modules${sep}`)
  }

  #code(filename) {
    const known = this.#compiled.get(filename)
    if (known !== undefined) return known
    const source = readFileSync(filename, 'utf8')
    const { code } = this.#transform(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false }
    })
    this.#compiled.set(filename, code)
    return code
  }
}
