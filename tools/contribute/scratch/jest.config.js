module.exports = {
  preset: 'ts-jest',
  testEnvironment: 'node',
  testMatch: ['**/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/block-network.js'],
  // Busy machines take longer than the five seconds that are usual.
  testTimeout: 30000,
  globals: { 'ts-jest': { isolatedModules: true } }
}
