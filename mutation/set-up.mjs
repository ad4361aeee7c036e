import nock from 'nock'

// The suites are written for Jest, of which they use what Vitest has too.
globalThis.jest = Object.assign(Object.create(vi), { setTimeout: (testTimeout) => vi.setConfig({ testTimeout }) })

// All suites share a process, and with it what nock does to Node's HTTP: each finds it as in a process of its own.
nock.cleanAll()
nock.enableNetConnect()
if (!nock.isActive()) nock.activate()
