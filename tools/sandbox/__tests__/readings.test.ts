import { readFileSync } from 'fs'
import { join } from 'path'
import { READINGS, resolveReadings } from '../readings'
import { resolveLimits } from '../limits'

describe('readings', () => {
  test('have their first value by default', () => {
    expect(resolveReadings()).toMatchObject({ indexLists: 'all', megabyte: '1000000', authRefusal: '401' })
    expect(resolveReadings({ indexLists: 'first' })).toMatchObject({ indexLists: 'first', megabyte: '1000000' })
  })

  test('that do not exist are refused by name', () => {
    expect(() => resolveReadings({ nonsense: 'x' })).toThrow('There is no reading "nonsense"')
    expect(() => resolveReadings({ constructor: 'x' })).toThrow('There is no reading "constructor"')
    expect(() => resolveReadings({ indexLists: 'some' })).toThrow('indexLists is one of all, first: not "some"')
  })

  test('are all in the documentation, with their values', () => {
    const docs = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8')
    for (const [name, { values, about }] of Object.entries(READINGS)) {
      const [first, ...others] = values
      const row = `| \`${name}\` | \`${first}\` | ${others.map((value) => `\`${value}\``).join(', ')} | ${about} |`
      expect(docs.replace(/ +/g, ' ')).toContain(row)
    }
  })
})

describe('limits', () => {
  test('that do not exist, or are no numbers, are refused by name', () => {
    const readings = resolveReadings()
    const limit = (overrides: object) => () => resolveLimits(readings, overrides)
    expect(limit({ httpapi: { evnts: 1 } })).toThrow('There is no limit "httpapi.evnts"')
    expect(limit({ nonsense: { events: 1 } })).toThrow('There is no limit "nonsense.events"')
    expect(limit({ batch: { events: '5' } })).toThrow('batch.events is a number of 0 or more: not "5"')
    expect(limit({ batch: { events: -1 } })).toThrow('batch.events is a number of 0 or more: not "-1"')
  })
})
