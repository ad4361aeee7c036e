import { execFileSync } from 'child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs'
import { tmpdir } from 'os'
import { dirname, join } from 'path'

/** A checkout that has of Segment's repository only what the tool looks at. */
export interface MadeUpCheckout {
  root: string
  /** The folder of the destination, relative to the root. */
  folder: string
  write(path: string, text: string): void
  commit(): void
  remove(): void
}

/** Makes a checkout in a temporary folder, with everything in it committed. */
export function makeCheckout(dependencies: Record<string, string> = {}): MadeUpCheckout {
  const root = mkdtempSync(join(tmpdir(), 'action-destinations-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com', ...args])
  const checkout: MadeUpCheckout = {
    root,
    folder: 'packages/destination-actions/src/destinations/amplitude-v2',
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
  checkout.write(
    'packages/destination-actions/package.json',
    JSON.stringify({ name: '@segment/action-destinations', dependencies })
  )
  checkout.write('packages/destination-actions/src/destinations/index.ts', 'export {}\n')
  checkout.commit()
  return checkout
}
