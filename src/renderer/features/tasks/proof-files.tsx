/** Files chosen as proof, handed to the core when the report is saved. */
import { Button, CloseButton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { StagedFile } from '../../../contract/artifact.ts'
import { useApi } from '../../api/api-context.ts'
import { fileSize } from '../../ui/format.ts'
import { toastFailure } from '../../ui/toast.tsx'
import classes from './task-card.module.css'

export interface ProofFilesProps {
  readonly files: readonly StagedFile[]
  readonly onChange: (files: readonly StagedFile[]) => void
}

export function ProofFiles({ files, onChange }: ProofFilesProps) {
  const { host } = useApi()
  const choose = async () => {
    try {
      onChange([...files, ...(await host.pickFiles([], true))])
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <div className={classes.files}>
      {files.map((file) => (
        <span key={file.id} className={classes.file}>
          {file.name} <span className="sd-soft">{fileSize(file.size)}</span>
          <CloseButton
            size="xs"
            aria-label={`不附“${file.name}”`}
            onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
          />
        </span>
      ))}
      <Button size="compact-sm" leftSection={<IconPaperclip size={14} aria-hidden />} onClick={() => void choose()}>
        附佐证文件
      </Button>
    </div>
  )
}
