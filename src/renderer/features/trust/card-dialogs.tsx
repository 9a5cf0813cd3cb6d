/** Adding, comparing and revoking the card of a partner. */
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PartnerCard } from '../../../contract/api/trust.ts'
import { useApi } from '../../api/api-context.ts'
import type { Output } from '../../api/client.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toastDone, toastFailure } from '../../ui/toast.tsx'

const outcomes: Readonly<Record<Output<'trust.addCard'>['outcome'], string>> = {
  added: '已添加',
  renewed: '已换成新名片，旧印章作了担保：',
  renamed: '已改用新的单位名称：',
  replaced: '已换成新名片：',
}

export function AddCardDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { host } = useApi()
  const [text, setText] = useState('')
  const add = useCommand('trust.addCard')
  const close = () => {
    add.reset()
    setText('')
    onClose()
  }
  const run = (input: Parameters<typeof add.mutate>[0]) =>
    add.mutate(input, {
      onSuccess: ({ name, outcome, state }) => {
        toastDone(`${outcomes[outcome]}${name}${state === 'confirmed' ? '' : '，请打电话核对核对码'}`)
        close()
      },
    })
  const choose = async () => {
    try {
      const [file] = await host.pickFiles(['.pub', '.txt'], false)
      if (file !== undefined) run({ fileId: file.id })
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <ConfirmDialog
      opened={opened}
      title="添加名片"
      confirmLabel="添加"
      busy={add.isPending}
      disabled={text.trim() === ''}
      refusal={add.isError ? describeFailure(add.error) : null}
      onClose={close}
      onConfirm={() => run({ text })}
    >
      <Textarea
        label="名片文字"
        description="对方发来的全部文字，原样粘贴"
        autosize
        minRows={4}
        maxRows={10}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p>
        收到的是文件：
        <Button size="compact-sm" onClick={() => void choose()}>
          选择名片文件
        </Button>
      </p>
    </ConfirmDialog>
  )
}

export interface PartnerDialogProps {
  readonly partner: PartnerCard | null
  readonly onClose: () => void
}

/** The digits are not shown here: what is typed must come from the telephone. */
export function CompareDialog({ partner, onClose }: PartnerDialogProps) {
  const [digits, setDigits] = useState('')
  const confirm = useCommand('trust.confirmCard')
  const close = () => {
    confirm.reset()
    setDigits('')
    onClose()
  }
  return (
    <ConfirmDialog
      opened={partner !== null}
      title="核对名片"
      confirmLabel="核对"
      busy={confirm.isPending}
      disabled={digits.trim() === ''}
      refusal={confirm.isError ? describeFailure(confirm.error) : null}
      onClose={close}
      onConfirm={() => {
        if (partner === null) return
        confirm.mutate(
          { unit: partner.unit, checkCode: digits },
          {
            onSuccess: ({ name }) => {
              toastDone(`核对码相符，${name}的名片已核对`)
              close()
            },
          },
        )
      }}
    >
      <p>
        请用平时的电话号码打给 <strong>{partner?.name}</strong>，请对方打开“印章与名片”念核对码，听到什么填什么。
      </p>
      <TextInput
        label="电话里听到的核对码"
        placeholder="12 位数字"
        inputMode="numeric"
        maxLength={20}
        value={digits}
        onChange={({ currentTarget }) => setDigits(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}

export function RevokeDialog({ partner, onClose }: PartnerDialogProps) {
  const [reason, setReason] = useState('')
  const revoke = useCommand('trust.revokeCard')
  const close = () => {
    revoke.reset()
    setReason('')
    onClose()
  }
  return (
    <ConfirmDialog
      opened={partner !== null}
      title="停用名片"
      confirmLabel="停用"
      danger
      busy={revoke.isPending}
      disabled={reason.trim() === ''}
      refusal={revoke.isError ? describeFailure(revoke.error) : null}
      onClose={close}
      onConfirm={() => {
        if (partner === null) return
        revoke.mutate(
          { unit: partner.unit, reason },
          {
            onSuccess: ({ name }) => {
              toastDone(`已停用${name}的名片`)
              close()
            },
          },
        )
      }}
    >
      <p>
        从现在起，盖 <strong>{partner?.name}</strong> 这枚印章的数据包一律不收；以前收下的不受影响。
      </p>
      <TextInput
        label="停用原因"
        placeholder="如：印章遗失"
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
