import { toMarkdown, withTables } from '../report/markdown'
import { tablesOf } from '../report/tables'
import { madeUpResults } from './made-up-results'

const TABLE = {
  title: 'Teas',
  head: ['Tea', 'Minutes'],
  rows: [
    ['Sencha', '1'],
    ['Assam', '4']
  ],
  notes: ['No milk.']
}

test('a table in Markdown is laid out as prettier does it', () => {
  expect(toMarkdown(TABLE)).toBe(
    [
      '| Tea    | Minutes |',
      '| ------ | ------- |',
      '| Sencha | 1       |',
      '| Assam  | 4       |',
      '',
      'No milk.'
    ].join('\n')
  )
})

test('the tables of a document are renewed, and the rest of it stays', () => {
  const document = 'Before\n\n<!-- table: Teas -->\n\nold\n\n<!-- end -->\n\nAfter\n'
  const renewed = withTables(document, [TABLE])
  expect(renewed).toBe(`Before\n\n<!-- table: Teas -->\n\n${toMarkdown(TABLE)}\n\n<!-- end -->\n\nAfter\n`)
  expect(withTables(renewed, [TABLE])).toBe(renewed)
})

test('a document that asks for an unknown table is refused', () => {
  expect(() => withTables('<!-- table: Coffees -->\n\n<!-- end -->', [TABLE])).toThrow('no table "Coffees"')
})

test('every row of every table has a cell for each column', () => {
  for (const { head, rows } of tablesOf(madeUpResults())) {
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toHaveLength(head.length)
  }
})

test('what a field adds stands beneath the whole and the noise, the field with the most garbage first', () => {
  const [table] = tablesOf(madeUpResults()).filter(({ title }) => title === 'What each default of Log Event adds')
  expect(table.rows).toEqual([
    ['A whole delivery', '600.0', '100,000', '120.0', '50,000'],
    ['Nothing left out: noise', '0.0', '6', '0.0', '3'],
    ['`device_id`', '20.0', '18,000', '4.0', '9,000'],
    ['`time`', '10.0', '4,000', '2.0', '2,000']
  ])
})

test("what this destination needs stands beside what Amplitude's own SDK needs", () => {
  const [table] = tablesOf(madeUpResults()).filter(({ title }) => title === "Beside Amplitude's own SDK")
  expect(table.rows).toEqual([
    ['this destination', '8,000', '90.0', '120', '0.001'],
    ["Amplitude's SDK", '7,000', '100.0', '980', '0.005']
  ])
})

test('in place of a table that nothing was measured for stands a sentence', () => {
  const results = madeUpResults()
  delete results.fields
  const document = (title: string, content: string) => `<!-- table: ${title} -->\n\n${content}\n\n<!-- end -->`
  const renewed = (title: string) => withTables(document(title, 'old'), tablesOf(results))
  const fields = 'What each default of Log Event adds'
  expect(renewed(fields)).toBe(document(fields, 'Not measured yet: `npm run bench -- --fields`.'))
})

test('a criterion that is not met is not to be overlooked', () => {
  const results = madeUpResults()
  results.floors[0].ours = 200
  const criteria = tablesOf(results).find(({ title }) => title === 'What it must show')
  expect(criteria?.rows.filter((row) => row[3] === 'NO')).toHaveLength(1)
})

test('a criterion that is missed by a hair does not look met', () => {
  const results = madeUpResults()
  results.peers[2].eventsPerSecond = 8998
  const [criteria] = tablesOf(results).filter(({ title }) => title === 'What it must show')
  expect(criteria.rows).toContainEqual([
    "Log Event in batches of 1000: events a second, over Segment's own",
    '8.9980',
    'at least 9',
    'NO'
  ])
})
