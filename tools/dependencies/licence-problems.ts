import type { UsedPackage } from './lockfile'
import { EXCEPTIONS, PERMITTED_LICENCES } from './permitted-licences'

/**
 * What is wrong with the licences of packages, a sentence each: one that is not permitted and no exception, and an exception
 * that no package needs any more.
 * @param permitted SPDX names. What a package names must be one of them: an expression of several is for a person to read.
 * @param exceptions Reasons by `name@version`.
 */
export function licenceProblems(
  used: UsedPackage[],
  permitted: readonly string[] = PERMITTED_LICENCES,
  exceptions: Record<string, string> = EXCEPTIONS
): string[] {
  const others = new Map(
    used
      .filter(({ license = '' }) => !permitted.includes(license))
      .map(({ name, version, license }) => [`${name}@${version}`, license])
  )
  return [
    ...[...others]
      .filter(([one]) => !Object.hasOwn(exceptions, one))
      .map(
        ([one, license]) =>
          `${one} ${named(license)}. Read its licence: add it to permitted-licences.ts, or use another package.`
      ),
    ...Object.keys(exceptions)
      .filter((one) => !others.has(one))
      .map((one) => `${one} is an exception in permitted-licences.ts that no package needs. Take it out.`)
  ]
}

/** How many packages have each licence, the most first: `MIT 93, ISC 6`. */
export function licencesInWords(used: UsedPackage[]): string {
  const counts = new Map<string, number>()
  for (const { license = 'none' } of used) counts.set(license, (counts.get(license) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([license, count]) => `${license} ${count}`)
    .join(', ')
}

function named(license: string | undefined): string {
  return license === undefined
    ? 'names no licence'
    : `has the licence ${JSON.stringify(license)}, which is not permitted`
}
