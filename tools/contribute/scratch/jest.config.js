// The settings of the destinations' package in Segment's repository, but for the names of packages that it maps to their sources: here
// they are installed. What a suite is they leave to Jest, and so does this.
module.exports = {
  rootDir: 'packages/destination-actions',
  preset: 'ts-jest',
  globals: { 'ts-jest': { isolatedModules: true, tsconfig: '<rootDir>/../../tsconfig.json' } },
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFilesAfterEnv: ['<rootDir>/../../network.js'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '__tests__/__helpers__/']
}
