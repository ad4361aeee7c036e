import { Alert, Button, Container, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Component } from 'react'
import { forgetTabState } from './tab-state'

/** Shows what broke the page, in place of nothing, and a way out that also works where a reload does not. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  state: { error?: Error } = {}

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Container p="md" component="main">
        <Alert color="red" role="alert" title="The page broke">
          <Stack align="flex-start">
            <Text size="sm">{error.message}</Text>
            <Button
              onClick={() => {
                forgetTabState()
                window.location.reload()
              }}
            >
              Start anew, without what this tab keeps
            </Button>
          </Stack>
        </Alert>
      </Container>
    )
  }
}
