/** An address that no page has, usually an old link. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { EmptyState } from '../ui/states.tsx'

export function NotFoundPage() {
  return (
    <EmptyState
      title="没有这个页面"
      hint="地址可能来自旧版本。请从左侧导航选择要办的事。"
      action={
        <Button component={Link} to="/">
          回到工作台
        </Button>
      }
    />
  )
}
