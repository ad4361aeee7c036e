/** `npm run fuzz`: calls and answers of all kinds, for as long as one likes. */
import { runCommand } from '../command/run-command'
import { fuzzCommand } from './command-line'

void runCommand(fuzzCommand((words) => process.stdout.write(words)))
