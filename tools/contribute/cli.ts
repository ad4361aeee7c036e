import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
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
    const own = options.folder === OWN_FOLDER
    const browserPart = await browserContributionOf(PROJECT)
    // Refuses, where it does, before anything of the other part is written.
    if (own) await contributeBrowserPart(browserPart, checkout, true)
    console.log(await contribute(await contributionOf(PROJECT), checkout, options))
    if (own) console.log(await contributeBrowserPart(browserPart, checkout, options.dryRun))
  })

void runCommand(command)
