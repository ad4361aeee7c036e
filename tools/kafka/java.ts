/** The Java that runs Kafka, and the Maven that brings it. */
import { execFile } from 'child_process'
import { join } from 'path'
import { promisify } from 'util'

const run = promisify(execFile)

/** The oldest Java that Kafka's brokers take. Source: Apache Kafka 3.9, "Java Version". */
const OLDEST_JAVA = 17

/** ms. */
const LOOKING_MS = 30_000

export class NoJava extends Error {
  override readonly name = 'NoJava'
  constructor() {
    super(
      `It needs Java ${OLDEST_JAVA} or later ("java" on the path or in $JAVA_HOME) and Maven ("mvn" on the path), and did not find both.`
    )
  }
}

/** The program that runs Java's classes. */
export const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'

/**
 * Looks for Java and Maven.
 * @throws NoJava Where one of them is missing, or Java is too old.
 */
export async function findJavaAndMaven(): Promise<void> {
  const [java, maven] = await Promise.allSettled([
    run(JAVA, ['-version'], { timeout: LOOKING_MS }),
    run('mvn', ['-version'], { timeout: LOOKING_MS })
  ])
  if (java.status === 'rejected' || maven.status === 'rejected') throw new NoJava()
  if (!(javaVersionIn(java.value.stderr) >= OLDEST_JAVA)) throw new NoJava()
}

/** @returns The number in `openjdk version "17.0.15" 2025-04-15`; 1 before Java 9; NaN where there is none. */
export function javaVersionIn(words: string): number {
  return Number(/version "(\d+)/.exec(words)?.[1])
}
