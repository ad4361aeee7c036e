import { Button, Group, Tooltip, VisuallyHidden } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useWorkbench } from '../workbench'
import type { LabelledStep } from './use-edited'

/** Undo and redo, by button and by key; in a text field the keys are the field's own. */
export function HistoryButtons() {
  const { undo, redo, generation } = useWorkbench()
  const [said, setSaid] = useState('')
  const undoButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What had the focus may be gone with its card: one goes on at the way back.
    if (generation > 0 && document.activeElement === document.body) undoButton.current?.focus()
  }, [generation])

  const take = (step: LabelledStep | undefined, done: string) => {
    if (!step) return
    step.run()
    setSaid(`${done}: ${step.label}.`)
  }
  const takeUndo = () => take(undo, 'Undone')
  const takeRedo = () => take(redo, 'Done again')
  const byKey = (run: () => void) => (event: KeyboardEvent) => {
    if (hasOwnUndo(event.target) || isQuestion(event.target)) return
    event.preventDefault()
    run()
  }
  useHotkeys(
    [
      ['mod+Z', byKey(takeUndo), { preventDefault: false }],
      ['mod+shift+Z', byKey(takeRedo), { preventDefault: false }],
      ['mod+Y', byKey(takeRedo), { preventDefault: false }]
    ],
    []
  )
  return (
    <Group gap={4} role="group" aria-label="History">
      <StepButton name="Undo" step={undo} onClick={takeUndo} ref={undoButton} />
      <StepButton name="Redo" step={redo} onClick={takeRedo} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Group>
  )
}

interface StepButtonProps {
  name: string
  step: LabelledStep | undefined
  onClick: () => void
  ref?: React.Ref<HTMLButtonElement>
}

/** It stays in the order of the keyboard when there is nothing to do: who has just used it must not lose the place. */
function StepButton({ name, step, onClick, ref }: StepButtonProps) {
  return (
    <Tooltip label={step ? `${name}: ${step.label}` : `Nothing to ${name.toLowerCase()}`} multiline maw={320}>
      <Button
        ref={ref}
        variant="default"
        size="xs"
        aria-disabled={!step}
        data-disabled={!step || undefined}
        onClick={onClick}
      >
        {name}
      </Button>
    </Tooltip>
  )
}

/** Inputs that hold no text, and so have nothing of their own to undo. */
const WITHOUT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']

/** Whether something that has the focus undoes by itself what is typed into it. */
function hasOwnUndo(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** Whether it stands in a dialog that asks something, behind which nothing is to change. The drawer shows what is undone. */
function isQuestion(target: EventTarget | null): boolean {
  const dialog = target instanceof Element ? target.closest('[aria-modal="true"]') : null
  return dialog !== null && !dialog.matches('.mantine-Drawer-content')
}
