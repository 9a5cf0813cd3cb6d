/** Shows the agenda to the room: in a window of its own, or in this one where the host allows no second. */
import { Button } from '@mantine/core'
import { IconDeviceTv } from '@tabler/icons-react'
import { useLocation } from 'wouter'

export function WallButton({ meetingId }: { readonly meetingId: string }) {
  const [, navigate] = useLocation()
  const path = `/meetings/${meetingId}/wall`
  return (
    <Button
      leftSection={<IconDeviceTv size={16} stroke={1.7} aria-hidden />}
      onClick={() => {
        if (window.open(`#${path}`, `wall-${meetingId}`, 'popup,width=1280,height=720') === null) navigate(path)
      }}
    >
      投屏
    </Button>
  )
}
