import type { DecorationSet, Range, Text } from '@uiw/react-codemirror'
import { Decoration, EditorView, StateEffect, StateField } from '@uiw/react-codemirror'
import type { TextRange } from './event/event-range'

const setMark = StateEffect.define<TextRange | undefined>()

/** Lines of a mark that are drawn: what is longer is marked at its beginning. */
const MAX_LINES = 1000

const line = Decoration.line({ class: 'marked' })
const text = Decoration.mark({ class: 'marked' })

/** Lines of an editor that stand out until another mark is set. */
export const editorMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, state }) {
    const effect = effects.find((one) => one.is(setMark))
    if (!effect) return marks.map(changes)
    const range = effect.value
    if (!range) return Decoration.none
    return Decoration.set(marksOf(state.doc, range))
  },
  provide: (field) => EditorView.decorations.from(field)
})

/** Whole lines where it begins one, else the text itself: a list may stand in one line. */
function marksOf(doc: Text, range: TextRange): Range<Decoration>[] {
  const [from, to] = [Math.min(range.from, doc.length), Math.min(range.to, doc.length)]
  const first = doc.lineAt(from)
  if (from < to && first.text.slice(0, from - first.from).trim() !== '') return [text.range(from, to)]
  const lines = Math.min(doc.lineAt(to).number - first.number + 1, MAX_LINES)
  return Array.from({ length: lines }, (_, at) => line.range(doc.line(first.number + at).from))
}

/** Marks a range and scrolls to its beginning; without one, there is no mark any more. */
export function mark(view: EditorView, range: TextRange | undefined): void {
  const effects: StateEffect<unknown>[] = [setMark.of(range)]
  if (range) {
    effects.push(EditorView.scrollIntoView(Math.min(range.from, view.state.doc.length), { y: 'start', yMargin: 16 }))
  }
  view.dispatch({ effects })
}
