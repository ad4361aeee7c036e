module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['**/__tests__/**/*.test.ts'],
  // These need brokers: see tools/kafka/jest.config.js.
  testPathIgnorePatterns: ['/node_modules/', '\\.kafka\\.test\\.ts$'],
  // Tests of batches of thousands and of real servers take longer where the machine has other work.
  testTimeout: 30000,
  globals: { 'ts-jest': { isolatedModules: true, tsconfig: 'tsconfig.jest.json' } },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/mutation/']
}
