/** The last net: a bug in one page must not leave a white window, and the data is never touched by it. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { EmptyState } from '../ui/states.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly failed: boolean
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main>
        <EmptyState
          title="这个页面出了问题"
          hint="数据没有改动，已保存的内容都在。重新打开页面即可继续；如再次出现，请告诉技术人员您刚才做了什么。"
          action={
            <>
              <Button variant="filled" onClick={() => window.location.reload()}>
                重新打开
              </Button>
              <Button onClick={() => this.setState({ failed: false })}>再试一次</Button>
            </>
          }
        />
      </main>
    )
  }
}
