import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { EditorView } from '@uiw/react-codemirror'

/** Colors of JSON that can be read on a light and on a dark background (WCAG AA), as the page's scheme has it. */
export const jsonColors = [
  EditorView.theme({
    '&': { color: 'var(--mantine-color-text)', backgroundColor: 'var(--mantine-color-body)' },
    '.cm-content': { caretColor: 'var(--mantine-color-text)' },
    '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
    '.cm-gutters': {
      color: 'var(--mantine-color-dimmed)',
      backgroundColor: 'var(--mantine-color-body)',
      borderRight: '1px solid var(--mantine-color-default-border)'
    },
    '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'light-dark(var(--mantine-color-indigo-1), var(--mantine-color-indigo-9)) !important'
    },
    '.cm-tooltip': { color: 'var(--mantine-color-text)', backgroundColor: 'var(--mantine-color-body)' }
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'light-dark(#1c4fa8, #9ec1ff)' },
      { tag: tags.string, color: 'light-dark(#1b6b3a, #8fd8a8)' },
      { tag: tags.number, color: 'light-dark(#9a3412, #ffb787)' },
      { tag: [tags.bool, tags.null], color: 'light-dark(#7b2d8b, #e2a9f0)' }
    ])
  )
]
