import { Command, InvalidArgumentError } from 'commander'

/**
 * What was asked for.
 * @returns `files` to mutate, `suites`, `changed`, `base`, `concurrency`, `explained` and `force` as in the README, and `patience` in seconds; undefined where not asked for
 */
export function optionsIn(args) {
  return new Command('mutation')
    .description('Changes src/ in small ways, one at a time, and looks whether a test notices.')
    .option('--files <paths...>', 'the files of src/ to change, as paths or patterns')
    .option('--suites <paths...>', 'only these suites: quick, while a test is being written')
    .option('--changed', 'the files of src/ that this branch touches, committed or not')
    .option('--base <ref>', 'where this branch began', 'origin/main')
    .option('--patience <s>', 'seconds of tests after which a mutant counts as unnoticed', fromOne)
    .option('--concurrency <n>', 'processes', fromOne, 2)
    .option('--explained', 'tries all again, the mutants that are explained too, in case a test notices them')
    .option('--force', 'tries all again, also what has not changed since the last run')
    .parse(args, { from: 'user' })
    .opts()
}

function fromOne(text) {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a whole number of 1 or more.')
  return Number(text)
}
