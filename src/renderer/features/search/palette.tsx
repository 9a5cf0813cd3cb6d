/** One box over everything, from anywhere: records, meetings, documents, commands. The keyboard alone is enough. */
import { Modal } from '@mantine/core'
import { PaletteBox } from './palette-box.tsx'
import classes from './palette.module.css'

export interface PaletteProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function Palette({ opened, onClose }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={760}
      yOffset="8vh"
      lockScroll={false}
      // Esc belongs to the box: while an input method composes, it only ends the composition.
      closeOnEscape={false}
      // The box takes the focus and gives it back.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content ?? '' }}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label="搜索">
        <PaletteBox onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  )
}
