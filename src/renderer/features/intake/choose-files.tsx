/** Choosing files: by button or by dropping them; why a file was refused. */
import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import { useApi } from '../../api/api-context.ts'
import { Refusal } from '../../ui/refusal.tsx'
import classes from './choose-files.module.css'

const accepted = ['.xlsx', '.xls', '.et', '.csv', '.tsv', '.txt'] as const

export interface ChooseFilesProps {
  readonly failure: unknown
  readonly onChoose: (stage: () => Promise<readonly StagedFile[]>, names: readonly string[]) => void
}

export function ChooseFiles({ failure, onChoose }: ChooseFilesProps) {
  const { host } = useApi()
  const [over, setOver] = useState(false)

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length === 0) return
    const stageAll = async () => {
      const staged: StagedFile[] = []
      for (const file of files) staged.push(await host.stageFile(file.name, new Uint8Array(await file.arrayBuffer())))
      return staged
    }
    onChoose(
      stageAll,
      files.map((file) => file.name),
    )
  }

  return (
    <div className={classes.page}>
      {failure !== null && <Refusal title="这个文件没有导入" error={failure} />}
      <div
        className={over ? classes.zoneOver : classes.zone}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
        <p className={classes.lead}>把表格拖到这里</p>
        <p className="sd-soft">可以一次放几个文件：四张清单的工作簿、网格员名册都行</p>
        <Button variant="filled" size="md" mt={12} onClick={() => onChoose(() => host.pickFiles(accepted, true), [])}>
          选择文件
        </Button>
      </div>
      <ul className={classes.notes}>
        <li>认得 .xlsx、.xls、.et，以及 .csv、.tsv（UTF-8、UTF-16 或 GBK 编码）。</li>
        <li>标题行、说明行、两行表头、合并的类别、合计行都不用事先清理。</li>
        <li>编码、电话按原样保留，前面的 0 和 15 位数字都不会变。</li>
        <li>列对得不准可以改，改过的下次还认得；每一行要不要导入都可以勾选。</li>
        <li>先看预览，每一行会怎样都写明；应用之后还可以整次撤销。</li>
      </ul>
    </div>
  )
}
