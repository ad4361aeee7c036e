import { execFileSync } from 'child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { dirname, join } from 'path'

const PACKAGES = 'packages'
const CLOUD = `${PACKAGES}/destination-actions`

/** Where destinations are in the checkout. */
export const DESTINATIONS = `${CLOUD}/src/destinations`

/** A checkout that has of Segment's repository only what the tool looks at, and what it must not touch. */
export interface MadeUpCheckout {
  root: string
  write(path: string, text: string): void
  commit(): void
  remove(): void
}

/**
 * Makes a checkout in a temporary folder, with everything in it committed: Amplitude (Actions) is registered for the cloud and for
 * the browser, and its folder has yet to be written.
 */
export function makeCheckout(dependencies: Record<string, string> = {}): MadeUpCheckout {
  const root = mkdtempSync(join(tmpdir(), 'action-destinations-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com', ...args])
  const checkout: MadeUpCheckout = {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    commit() {
      git('add', '--all')
      git('commit', '--quiet', '--message', 'As it is')
    },
    remove: () => rmSync(root, { recursive: true, force: true })
  }
  git('init', '--quiet')
  for (const [path, text] of Object.entries(surroundings(dependencies))) checkout.write(path, text)
  checkout.commit()
  return checkout
}

function surroundings(dependencies: Record<string, string>): Record<string, string> {
  return {
    [`${CLOUD}/package.json`]: JSON.stringify({ name: '@segment/action-destinations', dependencies }),
    [`${PACKAGES}/destination-subscriptions/package.json`]: JSON.stringify({
      name: '@segment/destination-subscriptions'
    }),
    [`${DESTINATIONS}/index.ts`]:
      "declare function register(id: string, path: string): void\nregister('0123456789abcdef01234567', './amplitude')\n",
    [`${PACKAGES}/destinations-manifest/src/index.ts`]:
      "declare function register(id: string, name: string): void\nregister('0123456789abcdef01234567', 'amplitude-plugins')\n",
    [`${PACKAGES}/browser-destinations/destinations/amplitude-plugins/src/index.ts`]: 'export {}\n'
  }
}

/** Writes a folder of a destination with these actions into the checkout, as Segment's repository lays it out. */
export function writeDestination(
  checkout: MadeUpCheckout,
  folder: string,
  { name, slug, actions }: { name: string; slug: string; actions: string[] }
): void {
  const write = (path: string, text: string) => checkout.write(`${DESTINATIONS}/${folder}/${path}`, text)
  const types = (of: string, field: string) => `export interface ${of} {\n  ${field}: string\n}\n`
  write(
    'index.ts',
    [
      ...actions.map((action) => `import ${action} from './${action}'`),
      `const presets = [{ name: 'Track Calls', partnerAction: '${actions[0]}' }]`,
      `export default { name: '${name}', slug: '${slug}', mode: 'cloud', presets, actions: { ${actions.join(', ')} } }`,
      ''
    ].join('\n')
  )
  write('generated-types.ts', types('Settings', 'apiKey'))
  for (const action of actions) {
    write(`${action}/index.ts`, 'export default { fields: {} }\n')
    write(`${action}/generated-types.ts`, types('Payload', 'user_id'))
  }
}
