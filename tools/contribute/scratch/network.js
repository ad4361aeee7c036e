// As in Segment's repository: a test reaches nothing but this machine, and no mock outlives its test.
/* global beforeAll, beforeEach, afterAll */
const nock = require('nock')

beforeAll(() => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
  if (!nock.isActive()) nock.activate()
})

beforeEach(() => nock.cleanAll())

afterAll(() => {
  nock.restore()
  nock.enableNetConnect()
  nock.cleanAll()
})
