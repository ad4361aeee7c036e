import { Text } from '@mantine/core'
import { useState } from 'react'
import type { JSONValue } from '@segment/actions-core'
import { mappingInWords } from '../../../docs/mapping-in-words'
import { JsonEditor } from '../json-editor'
import type { TextProblem } from '../event/read-events'
import { problemAt } from '../event/read-events'
import type { MappingEditorProps } from './mapping-editor-props'
import type { Mapping } from './mapping-kind'

/** A mapping as raw JSON. What is no JSON stays in the editor, with its error, until it is. */
export function JsonMapping({ label, mapping, onChange }: MappingEditorProps) {
  const [draft, setDraft] = useState<string>()
  const text = draft !== undefined && isAbout(draft, mapping) ? draft : JSON.stringify(mapping, null, 2)
  const problems = problemsIn(text)
  return (
    <>
      <Text size="xs" c={problems.length > 0 ? 'var(--mantine-color-error)' : 'dimmed'} mb={4} className="wrap">
        {problems.length > 0 ? `${problems[0].message} The mapping stays as it was.` : inWords(mapping)}
      </Text>
      <JsonEditor
        label={`JSON for ${label}`}
        value={text}
        maxHeight="130px"
        problems={problems}
        onChange={(edited) => {
          setDraft(edited)
          if (problemsIn(edited).length === 0) onChange(JSON.parse(edited) as JSONValue)
        }}
      />
    </>
  )
}

/** A mapping as the reference says it; nothing where that is JSON again. */
function inWords(mapping: Mapping): string {
  const words = mappingInWords(mapping).replace(/`/g, '')
  return /^[{[]/.test(words) ? '' : words
}

/** A draft is left behind where the mapping came to be another in some other way. */
function isAbout(draft: string, mapping: Mapping): boolean {
  return problemsIn(draft).length > 0 || JSON.stringify(JSON.parse(draft)) === JSON.stringify(mapping)
}

function problemsIn(text: string): TextProblem[] {
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    return [problemAt(text, 0, error as Error)]
  }
}
