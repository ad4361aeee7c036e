/** Parts of `npm pack`: before it, the README of the package takes the place of that of the checkout, which comes back after it. */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'fs'
import { join } from 'path'
import { Argument, Command } from 'commander'
import { runCommand } from '../command/run-command'
import { packedReadme } from './packed-readme'

const PROJECT = join(__dirname, '..', '..')
const README = join(PROJECT, 'README.md')

/** Where that of the checkout is meanwhile. Where it is there already, a packing was cut off. */
const KEPT = join(PROJECT, '.README.checkout.md')

const DOES = {
  pack: () => {
    if (!existsSync(KEPT)) copyFileSync(README, KEPT)
    writeFileSync(README, packedReadme(readFileSync(KEPT, 'utf8')))
  },
  restore: () => {
    if (existsSync(KEPT)) renameSync(KEPT, README)
  }
}

const command = new Command('readme')
  .description('Puts the README of the package in the place of that of the checkout, or brings this one back.')
  .addArgument(new Argument('<what>').choices(Object.keys(DOES)))
  .action((what: keyof typeof DOES) => DOES[what]())

void runCommand(command)
