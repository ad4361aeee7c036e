/** What a person has to do after the files are in place. */

/**
 * @param folder The name of the destination's folder.
 * @param missing Packages that the contribution imports and the repository does not depend on.
 */
export function leftToDo(folder: string, missing: string[]): string {
  const index = 'packages/destination-actions/src/destinations/index.ts'
  const own = `packages/destination-actions/src/destinations/${folder}`
  return [
    'Left to you, in the checkout:',
    '',
    ...(missing.length > 0
      ? [
          `- Add what it needs and the repository does not have: ${missing.join(
            ', '
          )}. Those that only tests import belong to the devDependencies.`
        ]
      : []),
    `- Register it in ${index}, with the id that Segment assigns to the destination:`,
    '',
    `    register('<id from Segment>', './${folder}')`,
    '',
    '- Write its metadata.json, which has to be part of the change:',
    '',
    '    ./bin/run generate:metadata-payload',
    '',
    '- Let the repository judge it:',
    '',
    `    ./bin/run generate:types --path ./${own}/index.ts   (has to leave no difference)`,
    '    ./bin/run validate',
    `    TZ=UTC yarn cloud test --testPathPattern=src/destinations/${folder}/`,
    '    yarn typecheck',
    `    yarn eslint '${own}/**/*.ts'`,
    `    yarn prettier --check '${own}/**/*.ts'`
  ].join('\n')
}
