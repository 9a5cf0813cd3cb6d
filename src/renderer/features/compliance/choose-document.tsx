/** Choosing the document: by button or by dropping it; why one could not be read. */
import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import { useApi } from '../../api/api-context.ts'
import { Refusal } from '../../ui/refusal.tsx'
import classes from './choose-document.module.css'

export interface ChooseDocumentProps {
  readonly failure: unknown
  readonly onPick: () => void
  readonly onDrop: (stage: () => Promise<StagedFile>) => void
}

export function ChooseDocument({ failure, onPick, onDrop }: ChooseDocumentProps) {
  const { host } = useApi()
  const [over, setOver] = useState(false)

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file === undefined) return
    onDrop(async () => await host.stageFile(file.name, new Uint8Array(await file.arrayBuffer())))
  }

  return (
    <div className={classes.page}>
      {failure !== null && <Refusal title="这个文件没有检查" error={failure} />}
      <div
        className={over ? classes.zoneOver : classes.zone}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileText size={36} stroke={1.3} aria-hidden />
        <p className={classes.lead}>把 .docx 文档拖到这里</p>
        <p className="sd-soft">本程序发文的、在 WPS 或 Word 里改过的都行，一次一份</p>
        <Button variant="filled" size="md" mt={12} onClick={onPick}>
          选择文档
        </Button>
      </div>
      <ul className={classes.notes}>
        <li>检查纸张和版心、要素顺序、标志、编号、标题、正文、层次序数、附件说明、日期、出席人员、版记、页码。</li>
        <li>每一处写明条款、位置、现为和要求；标准只作推荐或没有规定的，列为“建议核对”。</li>
        <li>文档只在本机读取，不保存，也不改动。</li>
      </ul>
    </div>
  )
}
