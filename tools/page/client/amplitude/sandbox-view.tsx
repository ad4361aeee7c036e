import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { AnyEvent } from '../../api'
import { useWorkbench } from '../workbench'
import type { SandboxState } from './sandbox-state'
import { useSandboxState } from './sandbox-state'

interface SandboxView {
  state: SandboxState
  isConnected: boolean
}

const Context = createContext<SandboxView | undefined>(undefined)

/** What the sandbox holds, also while something else is looked at. */
export function useSandboxView(): SandboxView {
  const view = useContext(Context)
  if (!view) throw new Error('There is no sandbox around this component.')
  return view
}

const NO_EVENTS: AnyEvent[] = []

export function SandboxViewProvider({ children }: { children: ReactNode }) {
  const { sent, askAgain } = useWorkbench()
  return <Context value={useSandboxState(sent?.events ?? NO_EVENTS, askAgain)}>{children}</Context>
}
