import { useMemo } from 'react'
import { useWorkbench } from '../workbench'
import { defaultMappingOf, isSameMapping } from './default-mapping'
import type { FormField } from './form-field'
import { isShown } from './field-groups'
import { actionOf } from './subscription-action'

/** The fields of a subscription's form: all that its action has, but for those that wait for another one to ask for them. */
export function useFormFields(index: number): FormField[] {
  const { start, subscriptions } = useWorkbench()
  const errors = useFieldErrors(index)
  const subscription = subscriptions[index]
  const fields = actionOf(start, subscription)?.fields
  const defaults = useMemo(() => defaultMappingOf(start, subscription), [start, subscription])
  const { mapping } = subscription
  return Object.entries(fields ?? {})
    .filter(([key, field]) => isShown(field, mapping) || errors[key] !== undefined)
    .map(([key, field]) => ({
      key,
      field,
      mapping: mapping[key],
      byDefault: defaults[key],
      isMapped: mapping[key] !== undefined && mapping[key] !== null,
      isChanged: !isSameMapping(mapping[key], defaults[key]),
      error: errors[key]
    }))
}

/** What is wrong with fields: as the preview sees it, and as the last sending said while nothing has been edited since. */
function useFieldErrors(index: number): Record<string, string> {
  const { preview, sent, current } = useWorkbench()
  const seen = Object.entries(preview.answer?.fields ?? {}).flatMap(([key, { error }]) =>
    error === undefined ? [] : [[key, error]]
  )
  const calls = sent && !sent.isStale ? sent.calls.filter(({ position }) => position === index) : []
  const outcome = calls.flatMap(({ outcomes }) => outcomes).find(({ event }) => event === current)
  return { ...outcome?.fields, ...(Object.fromEntries(seen) as Record<string, string>) }
}
