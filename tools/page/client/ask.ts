import type {
  AnyEvent,
  ImportAnswer,
  ImportQuestion,
  PreviewAnswer,
  PreviewQuestion,
  Refusal,
  RequestsAnswer,
  RequestsQuestion,
  SendAnswer,
  SendQuestion,
  Start,
  SubscriptionsQuestion,
  TakenAnswer,
  TakenQuestion,
  TestAnswer,
  TestQuestion
} from '../api'

/** The questions that the page asks its server. Each throws an `Error` with the server's message where it is refused. */
export const ask = {
  start: () => request<Start>('/page/start'),
  preview: (question: PreviewQuestion, signal: AbortSignal) =>
    post<PreviewAnswer>('/page/preview', question, { signal }),
  taken: (question: TakenQuestion, signal: AbortSignal) => post<TakenAnswer>('/page/taken', question, { signal }),
  requests: (question: RequestsQuestion, signal: AbortSignal) =>
    post<RequestsAnswer>('/page/requests', question, { signal }),
  send: (question: SendQuestion) => post<SendAnswer>('/page/send', question),
  import: (question: ImportQuestion) => post<ImportAnswer>('/page/import', question),
  testSettings: (question: TestQuestion) => post<TestAnswer>('/page/test-settings', question),
  setSubscriptions: (question: SubscriptionsQuestion) =>
    post<{ set: true }>('/page/subscriptions', question, { method: 'PUT' }),
  liveCall: (sequence: number) => request<AnyEvent>(`/page/live/calls/${sequence}`),
  clearLiveCalls: () => request<{ forgotten: true }>('/page/live/calls', { method: 'DELETE' }),
  sandbox: <Answer>(path: string) => request<Answer>(`/sandbox${path}`),
  resetSandbox: () => request<{ reset: true }>('/sandbox/reset', { method: 'POST' }),
  setFaults: (faults: Record<string, number>) =>
    post<Record<string, number | null>>('/sandbox/faults', faults, { method: 'PUT' })
}

function post<Answer>(path: string, body: object, init: RequestInit = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  return request<Answer>(path, { method: 'POST', headers, body: JSON.stringify(body), ...init })
}

async function request<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The server does not answer. Is "npm run serve" still running?')
  })
  const answer = (await response.json()) as Answer | Refusal | Refusal[]
  if (response.ok) return answer as Answer
  throw new Error(messageOf(answer as Refusal) ?? `The server answered with status ${response.status}.`)
}

function messageOf(refusal: Partial<Refusal>): string | undefined {
  return refusal.error
}
