/** Where packages are dropped or chosen, as many as there are. */
import { Button } from '@mantine/core'
import { IconPackages } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import { inboxBatches } from '../../../contract/inbox-batches.ts'
import { useApi } from '../../api/api-context.ts'
import classes from './drop-packages.module.css'
import { packageFiles } from './exchange-words.ts'

export interface DropPackagesProps {
  readonly isBusy: boolean
  readonly onChoose: (batches: readonly StageBatch[]) => void
}

/** Hands files over to the core; called when it is their turn. */
export type StageBatch = () => Promise<readonly StagedFile[]>

export function DropPackages({ isBusy, onChoose }: DropPackagesProps) {
  const { host } = useApi()
  const [isOver, setOver] = useState(false)
  const stageAll = async (files: readonly File[]) => {
    const staged = []
    for (const file of files) staged.push(await host.stageFile(file.name, new Uint8Array(await file.arrayBuffer())))
    return staged
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const batches = inboxBatches([...event.dataTransfer.files])
    onChoose(batches.map((files) => () => stageAll(files)))
  }
  return (
    <div
      className={isOver ? classes.zoneOver : classes.zone}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconPackages size={28} stroke={1.3} aria-hidden />
      <p>
        把收到的数据包、回执拖到这里，可以一次拖入多个
        <br />
        <span className="sd-soft">先逐个检查印章和内容，看过预览再导入；有问题的不影响其他文件</span>
      </p>
      <Button variant="filled" loading={isBusy} onClick={() => onChoose([() => host.pickFiles(packageFiles, true)])}>
        选择数据包
      </Button>
    </div>
  )
}
