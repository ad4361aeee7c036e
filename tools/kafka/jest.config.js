/** Tests that need real brokers. `npm run check:kafka` starts them, and says where they are in $KAFKA_BROKERS. */
const common = require('../../jest.config')

module.exports = {
  ...common,
  rootDir: '../..',
  testPathIgnorePatterns: ['/node_modules/'],
  testMatch: ['**/__tests__/**/*.kafka.test.ts'],
  // A group of consumers needs seconds to form.
  testTimeout: 60000
}
