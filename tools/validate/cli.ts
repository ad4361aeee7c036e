import destination from '../../src'
import { problemsOf } from './problems-of'

const problems = problemsOf(destination)
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log('The definition meets the rules.')
