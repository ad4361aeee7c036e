import type { Describe, History } from '../client/history/history'
import {
  amend,
  commit,
  historyOf,
  labelsOf,
  MOST_STEPS,
  PAUSE_MS,
  present,
  redo,
  undo
} from '../client/history/history'

interface Page {
  name: string
  color?: string
  looksAt?: number
}

const describePage: Describe<Page> = (former, page) => {
  const changed = (['name', 'color'] as const).filter((key) => former[key] !== page[key])
  if (changed.length === 0) return undefined
  return { label: changed.join(', '), place: changed.length === 1 && changed[0] === 'name' ? 'name' : undefined }
}

/** A history in which each change comes long after the one before. */
const edited = (...pages: Page[]) =>
  pages.reduce<History<Page>>(
    (history, page, at) => commit(history, page, { time: at * 10 * PAUSE_MS }, describePage),
    historyOf({ name: '' })
  )

const names = ({ steps }: History<Page>) => steps.map(({ state }) => state.name)

describe('the history of what is edited', () => {
  it('goes back step by step to the beginning, and forth again to the end', () => {
    let history = edited({ name: 'a' }, { name: 'b' }, { name: 'c' })
    const back = [0, 1, 2, 3].map(() => present((history = undo(history))).name)
    expect(back).toEqual(['b', 'a', '', ''])
    const forth = [0, 1, 2, 3].map(() => present((history = redo(history))).name)
    expect(forth).toEqual(['a', 'b', 'c', 'c'])
  })

  it('gives back the very state, so that what is about it is about it again', () => {
    const page = { name: 'a' }
    expect(present(undo(edited(page, { name: 'b' })))).toBe(page)
  })

  it('tells what going back undoes, and going forth does again', () => {
    const history = edited({ name: 'a' }, { name: 'a', color: 'red' })
    expect(labelsOf(history)).toEqual({ undo: 'color', redo: undefined })
    expect(labelsOf(undo(history))).toEqual({ undo: 'name', redo: 'color' })
    expect(labelsOf(historyOf({ name: '' }))).toEqual({ undo: undefined, redo: undefined })
  })

  it('forgets what was undone with the next change', () => {
    const history = commit(undo(edited({ name: 'a' }, { name: 'b' })), { name: 'c' }, { time: 1e9 }, describePage)
    expect(names(history)).toEqual(['', 'a', 'c'])
    expect(labelsOf(history).redo).toBeUndefined()
  })

  it('takes quick changes of one place for one step, and a pause for its end', () => {
    let history = historyOf<Page>({ name: '' })
    for (const [name, time] of [
      ['a', 0],
      ['ab', PAUSE_MS],
      ['abc', 2 * PAUSE_MS],
      ['abcd', 3 * PAUSE_MS + 1]
    ] as const) {
      history = commit(history, { name }, { time }, describePage)
    }
    expect(names(history)).toEqual(['', 'abc', 'abcd'])
  })

  it('never takes changes of another place with it, however quick', () => {
    let history = commit(historyOf<Page>({ name: '' }), { name: 'a' }, { time: 0 }, describePage)
    history = commit(history, { name: 'a', color: 'red' }, { time: 1 }, describePage)
    history = commit(history, { name: 'a', color: 'blue' }, { time: 2 }, describePage)
    expect(history.steps.map(({ state }) => state.color)).toEqual([undefined, undefined, 'red', 'blue'])
  })

  it('takes all that one act changes for one step, and tells all of it', () => {
    let history = commit(historyOf<Page>({ name: '' }), { name: 'a' }, { time: 0, act: 1 }, describePage)
    history = commit(history, { name: 'a', color: 'red' }, { time: 0, act: 1 }, describePage)
    expect(labelsOf(history).undo).toBe('name, color')
    expect(present(undo(history))).toEqual({ name: '' })
    history = commit(history, { name: 'b', color: 'red' }, { time: 0, act: 2 }, describePage)
    expect(present(undo(history))).toEqual({ name: 'a', color: 'red' })
  })

  it('takes what changes nothing, and what is typed and taken away again, for no step', () => {
    const first = edited({ name: 'a' })
    expect(commit(first, { name: 'a' }, { time: 1e9 }, describePage).steps).toHaveLength(2)
    const typed = commit(first, { name: 'ab' }, { time: 1e9 }, describePage)
    const taken = commit(typed, { name: 'a' }, { time: 1e9 + 1 }, describePage)
    expect(names(taken)).toEqual(['', 'a'])
    expect(taken.at).toBe(1)
  })

  it('begins a step of its own where one has gone back to, in the same place and moment', () => {
    const history = undo(edited({ name: 'a' }, { name: 'b' }))
    const changed = commit(history, { name: 'c' }, { time: 1 }, describePage)
    expect(names(changed)).toEqual(['', 'a', 'c'])
  })

  it('keeps with each step what was looked at, which is no step itself', () => {
    const history = amend(edited({ name: 'a' }), { name: 'a', looksAt: 3 })
    expect(history.steps).toHaveLength(2)
    const further = commit(history, { name: 'b', looksAt: 3 }, { time: 1e9 }, describePage)
    expect(present(undo(further)).looksAt).toBe(3)
  })

  it('forgets the oldest steps where they are too many', () => {
    const pages = Array.from({ length: MOST_STEPS + 20 }, (_, at) => ({ name: String(at) }))
    let history = edited(...pages)
    expect(present(history).name).toBe(String(MOST_STEPS + 19))
    for (let steps = 0; steps < MOST_STEPS; steps++) history = undo(history)
    expect(present(history).name).toBe('19')
    expect(undo(history)).toEqual(history)
  })
})
