import { useCallback, useState } from 'react'

const PREFIX = 'amplitude-destination:'

/** A value that stays in this tab of the browser, and how it is read back. */
export interface TabValue<Value> {
  key: string
  /** What is stored may be of an older page, or broken: then it begins anew. */
  isValid: (stored: unknown) => stored is Value
  first: Value
}

/**
 * State that survives a reload of the page, and goes with the tab.
 * @returns The value, what sets it, and whether it is stored: what is too large for the browser is not.
 */
export function useTabState<Value>({ key, isValid, first }: TabValue<Value>) {
  const [state, setState] = useState(() => ({ value: read(key, isValid) ?? first, isKept: true }))
  const setValue = useCallback(
    (next: Value | ((former: Value) => Value)) =>
      setState((former) => {
        const value = next instanceof Function ? next(former.value) : next
        return { value, isKept: write(key, value) }
      }),
    [key]
  )
  return [state.value, setValue, state.isKept] as const
}

/** Forgets all that this tab keeps. */
export function forgetTabState(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}

function read<Value>(key: string, isValid: (stored: unknown) => stored is Value): Value | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null')
    return isValid(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

/** A value that cannot be stored must not leave an older one behind, which a reload would bring back. */
function write(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    sessionStorage.removeItem(PREFIX + key)
    return false
  }
}
