/** A state, and how it came about from the one before it. */
export interface Step<State> {
  state: State
  /** What was changed, in words. Nothing for the first state. */
  label: string
  /** What alone was changed: the next change of it shortly after belongs to the same step. */
  place?: string
  /** Which act of the user's it was: all that one act changes is one step. */
  act?: number
  /** ms since the epoch */
  time: number
}

/** All states that one can go back and forth to, oldest first, and which of them is the present one. */
export interface History<State> {
  steps: Step<State>[]
  at: number
}

/** What a change is called, and where it is. Undefined where nothing has changed. */
export type Describe<State> = (former: State, state: State) => { label: string; place?: string } | undefined

/** ms from one change of a place to the next which still are one step. */
export const PAUSE_MS = 1_000

/** How many steps back there are; the oldest are forgotten. */
export const MOST_STEPS = 200

/** A history that begins with a state. */
export function historyOf<State>(state: State): History<State> {
  return { steps: [{ state, label: '', time: 0 }], at: 0 }
}

/** The state that is shown now. */
export function present<State>({ steps, at }: History<State>): State {
  return steps[at].state
}

/** What going back undoes, or going forth does again. Undefined at the ends. */
export function labelsOf<State>({ steps, at }: History<State>): { undo?: string; redo?: string } {
  return { undo: at > 0 ? steps[at].label : undefined, redo: steps[at + 1]?.label }
}

/**
 * The history with one more change; what had been undone is forgotten. A change that belongs to the present step makes no
 * other: one of the same act, or of the same place after no more than a pause of typing. A step that changes nothing is none.
 */
export function commit<State>(
  history: History<State>,
  state: State,
  { time, act }: { time: number; act?: number },
  describe: Describe<State>
): History<State> {
  if (!describe(present(history), state)) return amend(history, state)
  const { at } = history
  const steps = history.steps.slice(0, at + 1)
  const { place } = describe(present(history), state) ?? {}
  const former = belongsTo(steps[at], { time, act, place }) ? at - 1 : at
  if (former < 0) return appended(steps, state, { label: '', time }, 0)
  const change = describe(steps[former].state, state)
  if (!change) return amend({ steps: steps.slice(0, former + 1), at: former }, state)
  return appended(steps, state, { ...change, time, act }, former + 1)
}

/** The history with another present state, which is no step: such as what of it is looked at. */
export function amend<State>({ steps, at }: History<State>, state: State): History<State> {
  return { steps: steps.map((step, index) => (index === at ? { ...step, state } : step)), at }
}

/** One step back, where there is one. */
export function undo<State>(history: History<State>): History<State> {
  return moved(history, history.at - 1)
}

/** One step forth again, where there is one. */
export function redo<State>(history: History<State>): History<State> {
  return moved(history, history.at + 1)
}

function appended<State>(
  steps: Step<State>[],
  state: State,
  step: Omit<Step<State>, 'state'>,
  at: number
): History<State> {
  const all = [...steps.slice(0, at), { ...step, state }].slice(-(MOST_STEPS + 1))
  return { steps: all, at: all.length - 1 }
}

function belongsTo<State>(step: Step<State>, { time, act, place }: Partial<Step<State>>): boolean {
  if (act !== undefined && step.act === act) return true
  return place !== undefined && step.place === place && (time ?? 0) - step.time <= PAUSE_MS
}

/** What one comes back to is finished: the next change is a step of its own. */
function moved<State>({ steps, at }: History<State>, to: number): History<State> {
  if (to < 0 || to >= steps.length) return { steps, at }
  const finished = steps.map(({ place, act, ...step }, index) => (index === to ? step : { ...step, place, act }))
  return { steps: finished, at: to }
}
