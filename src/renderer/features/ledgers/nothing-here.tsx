/** A list without rows: because there are none yet, or because none fits what is asked. */
import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState } from '../../ui/states.tsx'

export interface NothingHereProps {
  readonly title: string
  readonly narrowed: boolean
  readonly onClear: () => void
}

export function NothingHere({ title, narrowed, onClear }: NothingHereProps) {
  if (narrowed)
    return (
      <EmptyState
        title="没有符合条件的行"
        hint="换一个词，或取消筛选后再看。"
        action={<Button onClick={onClear}>取消查找和筛选</Button>}
      />
    )
  return (
    <EmptyState
      title={`${title}还是空的`}
      hint="从现有的 Excel 或 WPS 表格导入最快：标题行、合并单元格和合计行都能认出来，先预览再应用。也可以在上面的空行里输入或粘贴。"
      action={
        <Button component={Link} to="/import" variant="filled" leftSection={<IconFileImport size={16} aria-hidden />}>
          导入表格
        </Button>
      }
    />
  )
}
