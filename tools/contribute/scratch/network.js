// As in Segment's repository: a test reaches nothing but this machine.
const nock = require('nock')

nock.disableNetConnect()
nock.enableNetConnect('127.0.0.1')
