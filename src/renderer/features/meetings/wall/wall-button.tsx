/** Shows the agenda to the room: in a window of its own, or in this one where the browser allows no second. */
import { Button } from '@mantine/core'
import { IconDeviceTv } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { wallPath } from '../../../../contract/host.ts'
import { useApi } from '../../../api/api-context.ts'
import { toastFailure } from '../../../ui/toast.tsx'

export function WallButton({ meetingId }: { readonly meetingId: string }) {
  const [, navigate] = useLocation()
  const { host } = useApi()
  const open = async (): Promise<void> => {
    if (!(await host.openWall(meetingId))) navigate(wallPath(meetingId))
  }
  return (
    <Button
      leftSection={<IconDeviceTv size={16} stroke={1.7} aria-hidden />}
      onClick={() => {
        open().catch(toastFailure)
      }}
    >
      投屏
    </Button>
  )
}
