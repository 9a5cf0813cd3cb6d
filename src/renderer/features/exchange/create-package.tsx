/** Sealing a month for a recipient: two answers, one file. */
import { Autocomplete, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PartnerPackage } from '../../../contract/api/exchange.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { monthName, thisMonth } from '../../ui/format.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'

export interface CreatePackageProps {
  readonly opened: boolean
  /** Units met before are offered as recipients. */
  readonly packages: readonly PartnerPackage[]
  readonly onClose: () => void
}

export function CreatePackage({ opened, packages, onClose }: CreatePackageProps) {
  const create = useCommand('exchange.create')
  const saveArtifact = useSaveArtifact()
  const [period, setPeriod] = useState(thisMonth())
  const [recipient, setRecipient] = useState('')
  const known = [...new Set(packages.map((item) => item.unit))]
  const codeIsRight = /^\d{6,15}$/.test(recipient)
  const periodIsRight = /^\d{4}-(0[1-9]|1[0-2])$/.test(period)
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title="封存并导出"
      confirmLabel="封存并导出"
      busy={create.isPending}
      disabled={!codeIsRight || !periodIsRight}
      refusal={create.isError ? describeFailure(create.error) : null}
      onClose={close}
      onConfirm={() =>
        create.mutate(
          { period, recipient },
          {
            onSuccess: ({ artifact, info }) => {
              close()
              void saveArtifact(artifact, `已封存${monthName(info.period)}的数据包，第 ${info.sequence} 号`)
            },
          },
        )
      }
    >
      <TextInput
        label="月份"
        description="四位年份、短横、两位月份"
        placeholder="2026-11"
        maxLength={7}
        value={period}
        onChange={({ currentTarget: { value } }) => setPeriod(value.trim())}
        error={periodIsRight ? null : '请写成 2026-11 这样'}
      />
      <Autocomplete
        label="接收单位代码"
        description="区局 6 位，街道 9 位"
        placeholder="如：999901"
        data-autofocus
        data={known}
        value={recipient}
        onChange={(value) => setRecipient(value.trim())}
        error={recipient === '' || codeIsRight ? null : '应为 6 至 15 位数字'}
      />
      <p className="sd-soft">
        四张清单、网格队伍、会议和已发的纪要一并封存，盖单位印章。封存后不能修改，需要更正时重新封存，编号顺延。
      </p>
    </ConfirmDialog>
  )
}
