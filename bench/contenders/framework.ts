/**
 * Segment's framework, as a destination itself loads it: this one from the repository's dependencies, Segment's own from those
 * of the bench. The framework tells its own classes only, and remembers schemas by a destination's name, which is the same for
 * both; so each has its own copy, of the same version.
 */
import type * as core from '@segment/actions-core'
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { dirname, join } from 'path'

/** What the framework exports. */
export type Framework = typeof core

const FRAMEWORK = '@segment/actions-core'

/** @param file that loads the framework */
export function frameworkOf(file: string): Framework {
  return createRequire(file)(FRAMEWORK) as Framework
}

/** The version of the framework that a file loads. */
export function frameworkVersion(file: string): string {
  const main = createRequire(file).resolve(FRAMEWORK)
  const manifest = readFileSync(join(dirname(main), '../../package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
