/** Apache Kafka, brought by Maven into a cache folder. */
import { execFile } from 'child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'fs'
import { join } from 'path'
import { promisify } from 'util'
import { findJavaAndMaven } from './java'

const run = promisify(execFile)

const KAFKA = '3.9.1'

/** What is brought, with all that it needs: Kafka, and what writes its logs. */
const ARTIFACTS = [
  { groupId: 'org.apache.kafka', artifactId: 'kafka_2.13', version: KAFKA },
  { groupId: 'org.slf4j', artifactId: 'slf4j-simple', version: '1.7.36' }
]

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache')

/** ms. It is 46 MB. */
const BRINGING_MS = 300_000

/**
 * Kafka's classes. They are brought once, and again only where the folder is gone.
 * @returns Java's class path.
 * @throws NoJava Where Java or Maven is missing.
 * @throws What Maven says where it cannot bring them.
 */
export async function kafkaClassPath(): Promise<string> {
  await findJavaAndMaven()
  const folder = join(CACHE, `kafka-${KAFKA}`)
  if (!existsSync(folder)) await bring(folder)
  return join(folder, '*')
}

/** Into a folder of its own first: one that was broken off, or another one at the same time, is never taken for whole. */
async function bring(folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const scratch = mkdtempSync(`${folder}-`)
  const jars = join(scratch, 'jars')
  try {
    writeFileSync(join(scratch, 'pom.xml'), projectThatNeeds(ARTIFACTS))
    await run('mvn', ['-q', '-B', PLUGIN, `-DoutputDirectory=${jars}`], { cwd: scratch, timeout: BRINGING_MS })
    if (!existsSync(folder)) renameSync(jars, folder)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function projectThatNeeds(artifacts: readonly Record<string, string>[]): string {
  const elements = (named: Record<string, string>) =>
    Object.entries(named)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0">',
    elements({ modelVersion: '4.0.0', groupId: 'cache', artifactId: 'kafka', version: '1' }),
    '<dependencies>',
    ...artifacts.map((artifact) => `<dependency>${elements(artifact)}</dependency>`),
    '</dependencies>',
    '</project>'
  ].join('\n')
}
