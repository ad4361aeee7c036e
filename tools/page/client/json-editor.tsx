import { json } from '@codemirror/lang-json'
import type { Diagnostic } from '@codemirror/lint'
import { linter, lintGutter } from '@codemirror/lint'
import type { ReactCodeMirrorRef } from '@uiw/react-codemirror'
import CodeMirror, { EditorView, keymap, Prec } from '@uiw/react-codemirror'
import { useEffect, useMemo, useRef } from 'react'
import { editorMark, mark } from './editor-mark'
import type { TextRange } from './event/event-range'
import type { TextProblem } from './event/read-events'
import { jsonColors } from './json-colors'

export interface JsonEditorProps {
  /** What a screen reader says it is. */
  label: string
  value: string
  /** Without it the text can be read, folded and copied only. */
  onChange?: (text: string) => void
  problems?: TextProblem[]
  minHeight?: string
  maxHeight?: string
  /** It takes the height that there is, in place of a highest one. */
  isFilling?: boolean
  /** What stands out in it, and is brought into view; again with another object. */
  marked?: TextRange
}

const NO_PROBLEMS: TextProblem[] = []

/** JSON to edit or to read. Tab leaves it: it is no trap for those who use the keyboard. */
export function JsonEditor(props: JsonEditorProps) {
  const { label, value, onChange, problems = NO_PROBLEMS, minHeight, maxHeight = '420px', isFilling, marked } = props
  const editor = useRef<ReactCodeMirrorRef>(null)
  useEffect(() => {
    if (editor.current?.view) mark(editor.current.view, marked)
  }, [marked])
  const isEditable = onChange !== undefined
  const extensions = useMemo(
    () => [
      json(),
      jsonColors,
      editorMark,
      EditorView.lineWrapping,
      // The page sends on it; the editor would put in an empty line.
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', 'aria-readonly': String(!isEditable) }),
      ...(isEditable ? [lintGutter()] : []),
      linter((view) => problems.map((problem) => within(problem, view.state.doc.length)), { delay: 0 })
    ],
    [label, problems, isEditable]
  )
  return (
    <div className="editor" data-filling={isFilling}>
      <CodeMirror
        ref={editor}
        value={value}
        onChange={onChange}
        editable={isEditable}
        readOnly={!isEditable}
        theme="none"
        extensions={extensions}
        indentWithTab={false}
        minHeight={minHeight}
        height={isFilling ? '100%' : undefined}
        maxHeight={isFilling ? undefined : maxHeight}
        basicSetup={{
          lineNumbers: isEditable,
          foldGutter: true,
          highlightActiveLine: false,
          highlightActiveLineGutter: false
        }}
      />
    </div>
  )
}

/** A problem of a text that has been edited since may lie behind its end. */
function within({ from, to, message }: TextProblem, length: number): Diagnostic {
  return { from: Math.min(from, length), to: Math.min(to, length), message, severity: 'error' }
}
