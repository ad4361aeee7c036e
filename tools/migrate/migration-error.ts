/** Input from which no migration can be made. The message says what is wrong with it, and holds no keys of Amplitude's. */
export class MigrationError extends Error {
  name = 'MigrationError'
}
