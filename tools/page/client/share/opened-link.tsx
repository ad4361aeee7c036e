import { Alert, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ImportAnswer } from '../../api'
import { ask } from '../ask'
import { ImportPreview } from '../import/import-preview'
import { DAMAGED, textOfLink } from './page-link'

/** Shows what a link brings, when the page was opened by one. Nothing is taken over before one has seen it. */
export function OpenedLink() {
  const [answer, setAnswer] = useState<ImportAnswer>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    const open = () => void read(window.location.hash).then(setAnswer, (error: Error) => setProblem(error.message))
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
  const close = () => {
    setAnswer(undefined)
    setProblem(undefined)
    // A reload does not ask again.
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
  }
  return (
    <Modal opened={answer !== undefined || problem !== undefined} onClose={close} title="From a link" size="xl">
      <Stack>
        {problem && (
          <Alert color="red" variant="light" role="alert" className="wrap">
            {problem}
          </Alert>
        )}
        {answer && (
          <>
            <Text size="sm">Close this to keep what is on the page. Taking it over sends nothing.</Text>
            <ImportPreview answer={answer} onDone={close} />
          </>
        )}
      </Stack>
    </Modal>
  )
}

/** What a link brings. @throws Error with a sentence where it is damaged, or holds something else. */
async function read(fragment: string): Promise<ImportAnswer | undefined> {
  const text = await textOfLink(fragment)
  if (text === undefined) return undefined
  const answer = await ask.import({ text }).catch(({ message }: Error) => {
    throw new Error(`The link cannot be used: ${message} Nothing was changed.`)
  })
  if (answer.recognized !== 'page') throw new Error(DAMAGED)
  return answer
}
