/** Where a form's mapping is looked at and corrected; what has been corrected is not thrown away without being asked. */
import { Drawer } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useLeaveGuard } from '../../ui/leave-guard.ts'

interface MappingDrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: (onChanged: () => void) => ReactNode
}

export function MappingDrawer({ title, onClose, children }: MappingDrawerProps) {
  const [changed, setChanged] = useState(false)
  const [closing, setClosing] = useState(false)
  const { leave, stay } = useLeaveGuard(changed)
  const isAsking = closing || leave !== null
  return (
    <>
      <Drawer
        opened
        onClose={changed ? () => setClosing(true) : onClose}
        closeOnEscape={!isAsking}
        closeOnClickOutside={!isAsking}
        size={720}
        title={title}
        closeButtonProps={{ 'aria-label': '关闭' }}
      >
        {children(() => setChanged(true))}
      </Drawer>
      {/* Only while it asks: standing by, it would take the key that opens it for the one that closes it. */}
      {isAsking && (
        <ConfirmDialog
          opened
          title="填写对应的改动还没有保存"
          confirmLabel="不保存，离开"
          danger
          onClose={() => {
            setClosing(false)
            stay()
          }}
          onConfirm={leave ?? onClose}
        >
          <p>离开后，刚才选的栏目、添加的表格和单格都要重新来过。</p>
        </ConfirmDialog>
      )}
    </>
  )
}
