import { execFile } from 'child_process'
import { ROOT } from './lockfile'

/** What a registry that has no endpoint for advisories answers, as mirrors do: it does not know the path, or the method. */
const NO_ENDPOINT = [404, 405, 410, 501]
const FAILING = ['high', 'critical']

/** What `npm audit --json` writes: what it found, or why it could not ask. */
export interface Audit {
  vulnerabilities?: Record<string, Vulnerability>
  message?: string
  statusCode?: number
  error?: { summary?: string }
}

interface Vulnerability {
  severity: string
  range: string
  /** Advisories, or names of packages whose advisories it has because it needs them. */
  via: Array<string | { title: string; url: string }>
}

/** Whether advisories are known for packages: `unasked` where the registry has none to ask for. */
export interface Advisories {
  kind: 'none' | 'found' | 'unasked' | 'failed'
  lines: string[]
}

/** Asked whatever npm is configured to do: offline, it finds nothing and says that nothing is wrong. */
const QUESTION = ['audit', '--omit=dev', '--audit-level=high', '--json', '--offline=false', '--audit=true']

/** Asks the registry for advisories about what users get. */
export function askForAdvisories(): Promise<Advisories> {
  return new Promise((resolve) => {
    execFile('npm', QUESTION, { cwd: ROOT, maxBuffer: 2 ** 26, timeout: 120_000 }, (_error, output) =>
      resolve(advisoriesIn(output))
    )
  })
}

/**
 * Reads what `npm audit --json` wrote. A registry without the endpoint is no failure, since nobody who uses it could mend that. One that does
 * not answer, or refuses, is: what was not asked is not clean.
 */
export function advisoriesIn(output: string): Advisories {
  const audit = parsed(output)
  if (audit?.vulnerabilities !== undefined) return found(audit.vulnerabilities)
  const why = audit?.message ?? audit?.error?.summary ?? 'npm audit gave no answer that can be read.'
  if (NO_ENDPOINT.includes(audit?.statusCode ?? 0)) {
    return { kind: 'unasked', lines: [`Advisories could not be asked, since this registry does not give any: ${why}`] }
  }
  return { kind: 'failed', lines: [`Advisories could not be asked: ${why}`] }
}

function parsed(output: string): Audit | undefined {
  try {
    return JSON.parse(output) as Audit
  } catch {
    return undefined
  }
}

function found(vulnerabilities: Record<string, Vulnerability>): Advisories {
  const lines = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => FAILING.includes(severity))
    .map(([name, { severity, range, via }]) => `${name} ${range}: ${severity}. ${via.map(inWords).join('; ')}`)
  return lines.length > 0 ? { kind: 'found', lines } : { kind: 'none', lines: [] }
}

function inWords(via: Vulnerability['via'][number]): string {
  return typeof via === 'string' ? `It needs ${via}` : `${via.title} (${via.url})`
}
