import { LAST_ACCESS, SESSION_ID, sessionStore } from '../src/companion/session-store'
import type { KeyValueStorage } from '../src/companion/session-store'

const session = { id: 1769860800000, lastAccess: 1769860860000 }
const noCookie = () => ''

function storage(values: Record<string, unknown> = {}): KeyValueStorage & { values: Record<string, unknown> } {
  return {
    values,
    get: (key) => values[key] ?? null,
    set(key, value) {
      if (value === null) delete values[key]
      else values[key] = value
    }
  }
}

const broken: KeyValueStorage = {
  get() {
    throw new Error('SecurityError')
  },
  set() {
    throw new Error('QuotaExceededError')
  }
}

/** Takes everything, and keeps nothing: cookies that are blocked, and localStorage that is full. */
const forgetful: KeyValueStorage = { get: () => null, set: () => undefined }

it("is done under Segment's names, as numbers", () => {
  const library = storage()
  sessionStore(library, noCookie).write(session)
  expect(library.values).toEqual({ [SESSION_ID]: session.id, [LAST_ACCESS]: session.lastAccess })
  expect([SESSION_ID, LAST_ACCESS]).toEqual(['analytics_session_id', 'analytics_session_id.last_access'])
})

it('reads what it has written, and what the library gives as text', () => {
  const library = storage({ [SESSION_ID]: String(session.id), [LAST_ACCESS]: String(session.lastAccess) })
  expect(sessionStore(library, noCookie).read()).toEqual(session)
})

it('believes the cookie where it is newer than what this subdomain has: another one has written it', () => {
  const library = storage({ [SESSION_ID]: 1000, [LAST_ACCESS]: 2000 })
  const cookies = `a=b; ${SESSION_ID}=${session.id}; ${LAST_ACCESS}=${session.lastAccess}`
  expect(sessionStore(library, () => cookies).read()).toEqual(session)
})

it('believes the storage where the cookie is older', () => {
  const library = storage({ [SESSION_ID]: session.id, [LAST_ACCESS]: session.lastAccess })
  const cookies = `${SESSION_ID}=1000; ${LAST_ACCESS}=2000`
  expect(sessionStore(library, () => cookies).read()).toEqual(session)
})

it.each([
  ['nothing', {}],
  ['an id without a time', { [SESSION_ID]: 5 }],
  ['text', { [SESSION_ID]: 'abc', [LAST_ACCESS]: 'def' }],
  ['zero', { [SESSION_ID]: 0, [LAST_ACCESS]: 0 }],
  ['something negative', { [SESSION_ID]: -1, [LAST_ACCESS]: 5 }],
  ['an object', { [SESSION_ID]: {}, [LAST_ACCESS]: {} }]
])('takes %s for no session', (_what, values) => {
  expect(sessionStore(storage(values), noCookie).read()).toBeUndefined()
})

it.each([
  ['throws', broken],
  ['forgets', forgetful]
])('keeps the session for as long as the page lasts where the storage %s', (_how, library) => {
  const store = sessionStore(library, noCookie)
  expect(store.read()).toBeUndefined()
  store.write(session)
  expect(store.read()).toEqual(session)
  store.write(undefined)
  expect(store.read()).toBeUndefined()
})

it('does not bring back a session that another tab has ended', () => {
  const library = storage()
  const store = sessionStore(library, noCookie)
  store.write(session)
  sessionStore(library, noCookie).write(undefined)
  expect(store.read()).toBeUndefined()
})

describe('a store that can no longer be written', () => {
  const old = { id: 1000, lastAccess: 2000 }
  const stuck: KeyValueStorage = {
    get: (key) => (key === SESSION_ID ? old.id : old.lastAccess),
    set() {
      throw new Error('QuotaExceededError')
    }
  }

  it('does not bring back the session that it holds', () => {
    const store = sessionStore(stuck, noCookie)
    expect(store.read()).toEqual(old)
    store.write(session)
    expect(store.read()).toEqual(session)
    store.write({ ...session, lastAccess: session.lastAccess + 5 })
    expect(store.read()).toEqual({ ...session, lastAccess: session.lastAccess + 5 })
  })

  it('counts again as soon as it holds something else', () => {
    let cookies = ''
    const store = sessionStore(stuck, () => cookies)
    store.read()
    store.write(session)
    cookies = `${SESSION_ID}=${session.id + 7}; ${LAST_ACCESS}=${session.lastAccess + 7}`
    expect(store.read()).toEqual({ id: session.id + 7, lastAccess: session.lastAccess + 7 })
  })
})

it('knows by the cookie that another subdomain has ended the session of which this one still has a copy', () => {
  const library = storage({ [SESSION_ID]: session.id, [LAST_ACCESS]: session.lastAccess })
  expect(sessionStore(library, () => `${LAST_ACCESS}=${session.lastAccess}`).read()).toBeUndefined()
})

it('brings a session of another subdomain into the storage of this one', () => {
  const library = storage()
  const store = sessionStore(library, () => `${SESSION_ID}=${session.id}; ${LAST_ACCESS}=${session.lastAccess}`)
  store.write({ ...session, lastAccess: Number(store.read()?.lastAccess) + 5 })
  expect(library.values).toEqual({ [SESSION_ID]: session.id, [LAST_ACCESS]: session.lastAccess + 5 })
})
