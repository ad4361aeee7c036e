/** An environment for Segment's library for Python, apart from whatever Python packages the machine has. */
import { execFile } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, readFileSync, rmSync } from 'fs'
import { join } from 'path'
import { promisify } from 'util'
import { CLIENTS } from './examples'

const run = promisify(execFile)
const REQUIREMENTS = join(CLIENTS, 'python', 'requirements.txt')
const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache')

/** ms. Installing downloads some MB. */
const LOOKING_MS = 30_000
const INSTALLING_MS = 300_000

/** The oldest Python that the library takes. */
const OLDEST: readonly [number, number] = [3, 9]

export class NoPython extends Error {
  override readonly name = 'NoPython'
  constructor() {
    super(
      `It needs Python ${OLDEST.join(
        '.'
      )} or later with venv and pip, as "python3" on the path or in $PYTHON, and found none.`
    )
  }
}

/**
 * The environment's Python, with the pinned library. It is made once for each state of `requirements.txt`.
 * @returns The path of its program.
 * @throws NoPython Where the machine has none that can make an environment.
 * @throws What pip says where it cannot install.
 */
export async function pythonWithLibrary(): Promise<string> {
  const environment = join(CACHE, `segment-python-${hashOf(REQUIREMENTS)}`)
  const python = join(environment, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']))
  if (existsSync(join(environment, 'pyvenv.cfg')) && (await hasLibrary(python))) return python
  rmSync(environment, { recursive: true, force: true })
  await makeEnvironment(environment)
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS], {
    timeout: INSTALLING_MS
  })
  return python
}

async function makeEnvironment(folder: string): Promise<void> {
  const python = process.env.PYTHON ?? 'python3'
  try {
    const { stdout } = await run(python, ['-c', 'import sys; print(*sys.version_info[:2])'], { timeout: LOOKING_MS })
    const [major, minor] = stdout.trim().split(' ').map(Number)
    if (major !== OLDEST[0] || minor < OLDEST[1]) throw new NoPython()
    await run(python, ['-m', 'venv', folder], { timeout: INSTALLING_MS })
  } catch {
    throw new NoPython()
  }
}

/** An installation that was broken off leaves an environment without the library. */
async function hasLibrary(python: string): Promise<boolean> {
  return run(python, ['-c', 'import segment.analytics'], { timeout: LOOKING_MS }).then(
    () => true,
    () => false
  )
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
}
