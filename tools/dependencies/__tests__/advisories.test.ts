import { advisoriesIn } from '../advisories'

const advisory = { title: 'Prototype pollution in merge', url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' }
const audit = (severity: string) =>
  JSON.stringify({ vulnerabilities: { merger: { severity, range: '<2.0.1', via: [advisory, 'deep-merger'] } } })

it.each(['high', 'critical'])(
  'An advisory of severity %s fails, with its package, versions, title and address',
  (severity) => {
    expect(advisoriesIn(audit(severity))).toEqual({
      kind: 'found',
      lines: [
        `merger <2.0.1: ${severity}. Prototype pollution in merge (https://github.com/advisories/GHSA-aaaa-bbbb-cccc); It needs deep-merger`
      ]
    })
  }
)

it.each(['info', 'low', 'moderate'])('An advisory of severity %s does not fail', (severity) => {
  expect(advisoriesIn(audit(severity))).toEqual({ kind: 'none', lines: [] })
})

it('Nothing found is nothing found', () => {
  expect(advisoriesIn('{"vulnerabilities":{}}')).toEqual({ kind: 'none', lines: [] })
})

it.each([404, 405, 410, 501])(
  'A registry that gives no advisories, and answers %d, is told and does not fail',
  (statusCode) => {
    const message = `${statusCode} - POST https://registry.example/-/npm/v1/security/advisories/bulk`
    expect(advisoriesIn(JSON.stringify({ message, statusCode, error: { summary: '', detail: '' } }))).toEqual({
      kind: 'unasked',
      lines: [`Advisories could not be asked, since this registry does not give any: ${message}`]
    })
  }
)

it.each([
  ['nobody answers', { message: 'request to https://registry.example failed, reason: connect ECONNREFUSED' }],
  ['the registry refuses', { message: '401 Unauthorized', statusCode: 401 }],
  ['the registry is out of order', { message: '503 Service Unavailable', statusCode: 503 }],
  ['there is no lockfile', { error: { code: 'ENOLOCK', summary: 'This command requires an existing lockfile.' } }]
])('It fails where %s, since what was not asked is not clean', (_case, answer) => {
  const { kind, lines } = advisoriesIn(JSON.stringify(answer))
  expect(kind).toBe('failed')
  expect(lines[0]).toContain('message' in answer ? answer.message : answer.error.summary)
})

it.each(['', 'npm ERR! code E500', '[]', 'null'])('It fails where npm wrote no audit: %j', (output) => {
  expect(advisoriesIn(output).kind).toBe('failed')
})
