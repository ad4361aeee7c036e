import { json } from '@codemirror/lang-json'
import { unifiedMergeView } from '@codemirror/merge'
import CodeMirror, { EditorState, EditorView } from '@uiw/react-codemirror'
import { useMemo } from 'react'
import { jsonColors } from './json-colors'

interface JsonDiffProps {
  /** What a screen reader says it is. */
  label: string
  before: string
  after: string
}

/** What a text has become, line by line; of what is the same only what stands around. */
export function JsonDiff({ label, before, after }: JsonDiffProps) {
  const extensions = useMemo(
    () => [
      json(),
      jsonColors,
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', 'aria-readonly': 'true' }),
      unifiedMergeView({
        original: before,
        mergeControls: false,
        highlightChanges: true,
        gutter: true,
        collapseUnchanged: { margin: 1, minSize: 3 }
      })
    ],
    [label, before]
  )
  return (
    <div className="editor diff">
      <CodeMirror
        // The text that it is compared with is taken once, at first.
        key={before}
        value={after}
        editable={false}
        theme="none"
        extensions={extensions}
        maxHeight="min(200px, 24vh)"
        basicSetup={{
          lineNumbers: false,
          foldGutter: false,
          highlightActiveLine: false,
          highlightActiveLineGutter: false
        }}
      />
    </div>
  )
}
