/** The two destinations, each on the framework that it loads itself. */
import { join } from 'path'
import segments from '@segment/action-destinations/dist/destinations/amplitude'
import destination from '../../src'
import { frameworkOf } from '../contenders/framework'
import { SEGMENTS_FILE } from '../contenders/segments'
import type { Subject } from './sent'

export const SEGMENTS: Subject = {
  definition: segments as Subject['definition'],
  framework: frameworkOf(SEGMENTS_FILE)
}

export const OURS: Subject = {
  definition: destination,
  framework: frameworkOf(join(__dirname, '../../src/index.ts'))
}
