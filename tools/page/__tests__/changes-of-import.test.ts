import type { Subscription } from '../api'
import { afterImport, changesOfImport } from '../client/import/changes-of-import'

const one = (name: string, change: Partial<Subscription> = {}): Subscription => ({
  name,
  action: 'logEvent',
  trigger: 'type = "track"',
  enabled: true,
  mapping: { event_type: { '@path': '$.event' } },
  ...change
})

describe('what an import does, said before it is done', () => {
  it('names what stays, what is changed and how, what goes and what is added', () => {
    const there = [one('Same'), one('Other'), one('Gone')]
    const taken = [
      one('Same'),
      one('Other', { enabled: false, trigger: 'type = "page"', mapping: { event_type: 'x', time: 3 } }),
      one('New')
    ]
    expect(changesOfImport(there, taken, 'replace')).toEqual([
      { name: 'Same', what: 'stays' },
      { name: 'Other', what: 'is changed', how: 'another trigger; switched off; event_type, time mapped otherwise' },
      { name: 'New', what: 'is added' },
      { name: 'Gone', what: 'goes' }
    ])
    expect(afterImport(there, taken, 'replace')).toEqual(taken)
  })

  it('meets each of several with one name once', () => {
    const there = [one('Twin'), one('Twin')]
    expect(changesOfImport(there, [one('Twin')], 'replace').map(({ what }) => what)).toEqual(['stays', 'goes'])
  })

  it('takes one of another action for another one, whatever its name', () => {
    const changes = changesOfImport([one('Name')], [one('Name', { action: 'logPage' })], 'replace')
    expect(changes.map(({ what }) => what)).toEqual(['is added', 'goes'])
  })

  it('adds beside what is there, and says where a name is there already', () => {
    const changes = changesOfImport([one('A')], [one('A'), one('B')], 'add')
    expect(changes.map(({ what }) => what)).toEqual(['stays', 'is added', 'is added'])
    expect(changes.map(({ how }) => how !== undefined)).toEqual([false, true, false])
    expect(afterImport([one('A')], [one('B')], 'add').map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('cuts a long list of fields', () => {
    const mapping = Object.fromEntries([...'abcdefgh'].map((key) => [key, key]))
    const [{ how }] = changesOfImport([one('A', { mapping: {} })], [one('A', { mapping })], 'replace')
    expect(how).toBe('a, b, c, d and 4 more mapped otherwise')
  })
})
