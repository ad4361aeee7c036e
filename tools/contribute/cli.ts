import { join } from 'path'
import { Command } from 'commander'
import { browserContributionOf, contributeBrowserPart } from './browser-part'
import type { ContributeOptions } from './contribute'
import { contribute } from './contribute'
import { contributionOf } from './contribution'
import { OWN_FOLDER } from './identity'

const PROJECT = join(__dirname, '..', '..')

const command = new Command('contribute')
  .description("Lay the destination, its types and its tests into a checkout of Segment's repository.")
  .argument('<checkout>', 'root of a checkout of segmentio/action-destinations')
  .option(
    '--folder <name>',
    "folder of the destination there; Segment's own Amplitude (Actions) by default",
    OWN_FOLDER
  )
  .option('--name <name>', 'name of the destination, where it is another folder')
  .option('--slug <slug>', 'slug of the destination, where it is another folder')
  .option('--dry-run', 'write nothing, and say what would be written', false)
  .action(async (checkout: string, options: ContributeOptions) => {
    console.log(await contribute(await contributionOf(PROJECT), checkout, options))
    if (options.folder !== OWN_FOLDER) return
    console.log(await contributeBrowserPart(await browserContributionOf(PROJECT), checkout, options.dryRun))
  })

command.parseAsync().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
