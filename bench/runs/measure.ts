/** A whole run: all parts, one after the other. */
import { cpus, totalmem, type } from 'os'
import { frameworkVersion } from '../contenders/framework'
import { OUR_FILE } from '../contenders/ours'
import { SEGMENTS_FILE } from '../contenders/segments'
import { startCountingServer } from '../server/counting-process'
import { measureAmplitudesSdk } from './amplitudes-sdk'
import { measureAtOnce } from './at-once'
import { measureCompression } from './compression'
import type { Extent } from './extent'
import { measureFloors } from './floors'
import { growBad, growBatchSize, growProducts, growUserAgents } from './growth'
import { measureLongRun } from './long-run'
import { measurePeers } from './peers'
import type { Results } from './results'

/** What a run is to measure, and who hears how far it is. */
export interface Plan {
  extent: Extent
  quick: boolean
  seed: number
  /** Takes what is being measured, and the share of it that is done, from 0 to 1. */
  onProgress: (part: string, done: number) => void
}

/** The parts of a run, and how much of its time each takes. */
export const PARTS = {
  'the long run': 34,
  'peers side by side': 22,
  'many single calls at once': 8,
  "Amplitude's SDK": 3,
  compression: 3,
  'the floor': 14,
  'batch sizes': 6,
  'bad events': 10,
  products: 5,
  'user agents': 24
}

/** Measures everything. */
export async function measure({ extent, quick, seed, onProgress }: Plan): Promise<Results> {
  const framework = sameFramework()
  const server = await startCountingServer()
  const part = (name: keyof typeof PARTS) => {
    onProgress(name, 0)
    return { server, extent, seed, report: (done: number) => onProgress(name, done) }
  }
  try {
    // First of all, as what the process holds of the system's memory depends on what came before.
    const events = await measureLongRun(part('the long run'))
    const peers = await measurePeers(part('peers side by side'))
    const atOnce = await measureAtOnce(part('many single calls at once'))
    const amplitudesSdk = await measureAmplitudesSdk(part("Amplitude's SDK"))
    const compression = await measureCompression(part('compression'))
    const floors = await measureFloors(part('the floor'))
    const batchSize = await growBatchSize(part('batch sizes'))
    const bad = await growBad(part('bad events'))
    const products = await growProducts(part('products'))
    const userAgents = await growUserAgents(part('user agents'))
    const growth = { events, batchSize, bad, products, userAgents }
    const run = { measuredAt: new Date().toISOString(), quick, seed, machine: machine(), framework }
    return { ...run, peers, atOnce, amplitudesSdk, compression, floors, growth }
  } finally {
    server.stop()
  }
}

/** @throws Where the contenders would run on different frameworks. */
function sameFramework(): string {
  const [own, segments] = [frameworkVersion(OUR_FILE), frameworkVersion(SEGMENTS_FILE)]
  if (own === segments) return own
  throw new Error(
    `This destination runs on the framework ${own}, and Segment's on ${segments}: that compares frameworks.`
  )
}

function machine(): Results['machine'] {
  return {
    processor: cpus()[0].model,
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: type(),
    node: process.version
  }
}
