/** What a person has to do after the files are in place. */

const PACKAGE = 'packages/destination-actions'
const BROWSER_PART = '@segment/analytics-browser-actions-amplitude-plugins'

/** What the steps depend on. */
export interface Landing {
  /** The name of the destination's folder. */
  folder: string
  /** Whether it is Segment's own destination, in its next version. */
  own: boolean
  /** Whether the repository registers the folder already. */
  registered: boolean
  /** Packages that the contribution imports and the repository does not depend on. */
  missing: string[]
}

/** The steps, in the order in which they are to be taken, as text. */
export function leftToDo({ folder, own, registered, missing }: Landing): string {
  const path = `${PACKAGE}/src/destinations/${folder}`
  return [
    'Left to you, in the checkout:',
    '',
    ...(missing.length > 0 ? packageSteps(missing) : []),
    ...(registered ? [] : registrationSteps(folder, own)),
    '- Build what the next two steps load: the manifest, and with it the packages for the browser. Where packages/cli/dist exists, the',
    '  command line runs compiled, and has to be built again, too:',
    '',
    '    yarn nx build @segment/destinations-manifest',
    '    yarn nx build @segment/actions-cli   (only where packages/cli/dist exists)',
    '',
    '- Write its metadata.json, which has to be part of the change:',
    '',
    `    ./bin/run generate:metadata-payload --path ${path}/index.ts`,
    '',
    '- Let the repository judge it:',
    '',
    `    ./bin/run generate:types --path ./${path}/index.ts   (has to leave no difference)`,
    '    ./bin/run validate',
    `    TZ=UTC yarn cloud test --testPathPattern=src/destinations/${folder}/`,
    '    yarn typecheck',
    `    yarn eslint --max-warnings 0 '${path}/**/*.ts'`,
    `    yarn prettier --check '${path}/**/*.ts'`
  ].join('\n')
}

function packageSteps(missing: string[]): string[] {
  return [
    `- Add what it needs and the repository does not have: ${missing.join(
      ', '
    )}. Those that only tests import belong to the devDependencies.`,
    ''
  ]
}

function registrationSteps(folder: string, own: boolean): string[] {
  return [
    `- Register it in ${PACKAGE}/src/destinations/index.ts, with the id that Segment assigns to the destination:`,
    '',
    `    register('<id from Segment>', './${folder}')`,
    '',
    ...(own ? [] : browserSteps())
  ]
}

/** The preset Browser Session Tracking names an action of the browser part, which `validate` looks for under the destination's id. */
function browserSteps(): string[] {
  return [
    '- Register the part for the browser under the same id, in packages/destinations-manifest/src/index.ts. Without it the preset',
    '  "Browser Session Tracking" names an action that does not exist, and validate stops:',
    '',
    `    register('<id from Segment>', '${BROWSER_PART}')`,
    ''
  ]
}
