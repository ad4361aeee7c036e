import { isDeepStrictEqual } from 'util'

/**
 * Where a value is otherwise than expected, in words.
 * @param expected Of objects only the keys that it names are compared; an empty object is to be empty. Lists are compared whole.
 * @param path Where the value stands.
 */
export function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (Array.isArray(expected)) return listDifferences(actual, expected, path)
  if (isObject(expected)) return objectDifferences(actual, expected, path)
  return isDeepStrictEqual(actual, expected) ? [] : [told(actual, expected, path)]
}

function listDifferences(actual: unknown, expected: readonly unknown[], path: string): string[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [told(actual, expected, path)]
  return expected.flatMap((one, at) => differences(actual[at], one, `${path}[${at}]`))
}

function objectDifferences(actual: unknown, expected: Record<string, unknown>, path: string): string[] {
  if (!isObject(actual)) return [told(actual, expected, path)]
  const keys = Object.keys(expected)
  if (keys.length === 0 && Object.keys(actual).length > 0) return [told(actual, expected, path)]
  return keys.flatMap((key) => differences(actual[key], expected[key], path === '' ? key : `${path}.${key}`))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function told(actual: unknown, expected: unknown, path: string): string {
  return `${path || 'it'} is ${JSON.stringify(actual) ?? 'missing'}, and was to be ${JSON.stringify(expected)}`
}
