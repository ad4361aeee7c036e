import type { InputField } from '@segment/actions-core'

type Fields = Record<string, InputField>

/**
 * The fields that an error is about.
 * @param message What the error says.
 * @param byPath Its messages by the path of what they are about, as the framework's validation gives them.
 * @returns Messages by the key of the field. An error that is about none gives none.
 */
export function fieldErrors(
  fields: Fields,
  message: string,
  byPath: Record<string, string> = {}
): Record<string, string> {
  const errors = new Map<string, string>()
  for (const [path, about] of Object.entries(byPath)) {
    const [key] = path.split('.')
    for (const named of key in fields ? [key] : fieldsNamed(fields, about)) errors.set(named, about)
  }
  if (errors.size === 0) for (const named of fieldsNamed(fields, message)) errors.set(named, message)
  return Object.fromEntries(errors)
}

/**
 * A message names a field by its key. A key that is also a word ("time", "add") counts only where the sentence is about it:
 * "The time is …", "Time must be …"; the framework's validation names fields by their labels so.
 */
function fieldsNamed(fields: Fields, message: string): string[] {
  return Object.keys(fields).filter((key) => {
    if (/[_A-Z]/.test(key) && new RegExp(`(?<![\\w.])${key}(?!\\w)`).test(message)) return true
    const names = [key, fields[key].label].map((name) => name.replace(/[^\w ]/g, '.'))
    return new RegExp(`(^|\\. |')(the )?(${names.join('|')})('| "| is | has | must )`, 'i').test(message)
  })
}
