import { Button, FileButton } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useRef, useState } from 'react'

interface TextFileProps {
  /** Gets the text of the file. */
  onText: (text: string) => void
}

/** A button that opens a file; the same one again, too. */
export function OpenFileButton({ onText, accept }: TextFileProps & { accept: string }) {
  const reset = useRef<() => void>(null)
  const take = (file: File | null) => {
    void file?.text().then(onText)
    reset.current?.()
  }
  return (
    <FileButton onChange={take} resetRef={reset} accept={accept}>
      {(props) => (
        <Button {...props} variant="default" size="xs">
          Open a file…
        </Button>
      )}
    </FileButton>
  )
}

/** Takes a file that is dropped on what it holds. */
export function FileDrop({
  onText,
  children,
  ref
}: TextFileProps & { children: ReactNode; ref?: Ref<HTMLDivElement> }) {
  const [isOver, setIsOver] = useState(false)
  return (
    <div
      ref={ref}
      className={isOver ? 'dropping' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        void event.dataTransfer.files[0]?.text().then(onText)
      }}
    >
      {children}
    </div>
  )
}
