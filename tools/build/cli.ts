/** `npm run build`: the package, in `dist/`. */
import { join } from 'path'
import { Command } from 'commander'
import { runCommand } from '../command/run-command'
import { build } from './build'

const command = new Command('build')
  .description('Compiles the destination into dist/, as it is published.')
  .action(() => build(join(__dirname, '..', '..', 'dist')))

void runCommand(command)
