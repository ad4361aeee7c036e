/**
 * Ends a command whose output nobody reads any more, such as in `npm run migrate … | head`, without a word: that is no failure of it, and
 * what is left to be said goes nowhere.
 */
export function endWithItsReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
  }
}
