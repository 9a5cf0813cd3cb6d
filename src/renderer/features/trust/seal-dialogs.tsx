/** Restoring the seal from paper or by password, setting the password, and the renewal. */
import { PasswordInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toastDone } from '../../ui/toast.tsx'

export interface SealDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

export function RestoreDialog({ opened, hasPassword, onClose }: SealDialogProps & { readonly hasPassword: boolean }) {
  const [way, setWay] = useState<'sheet' | 'password'>('sheet')
  const [text, setText] = useState('')
  const restore = useCommand('trust.restoreSeal')
  const close = () => {
    restore.reset()
    setText('')
    setWay('sheet')
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title="恢复印章"
      confirmLabel="恢复"
      busy={restore.isPending}
      disabled={text.trim() === ''}
      refusal={restore.isError ? describeFailure(restore.error) : null}
      onClose={close}
      onConfirm={() =>
        restore.mutate(way === 'sheet' ? { sheet: text } : { password: text }, {
          onSuccess: ({ checkCode }) => {
            toastDone(`印章已恢复，核对码 ${checkCode}`)
            close()
          },
        })
      }
    >
      {hasPassword && (
        <SegmentedControl
          aria-label="恢复方式"
          value={way}
          onChange={(value) => {
            setWay(value === 'password' ? 'password' : 'sheet')
            setText('')
          }}
          data={[
            { value: 'sheet', label: '恢复单' },
            { value: 'password', label: '印章密码' },
          ]}
        />
      )}
      {way === 'sheet' ? (
        <Textarea
          label="恢复单上的 5 行恢复码"
          description="一行一条，按单上的顺序；不分大小写，横线可以不写"
          rows={6}
          maxLength={1000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      ) : (
        <PasswordInput
          label="印章密码"
          maxLength={200}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <p className="sd-soft">这台电脑上现在的印章会另存，不会丢弃。</p>
    </ConfirmDialog>
  )
}

const shortestPassword = 10

export function PasswordDialog({ opened, onClose }: SealDialogProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const set = useCommand('trust.setPassword')
  const close = () => {
    set.reset()
    setPassword('')
    setAgain('')
    onClose()
  }
  const differs = again !== '' && again !== password
  return (
    <ConfirmDialog
      opened={opened}
      title="印章密码"
      confirmLabel="设置"
      busy={set.isPending}
      disabled={password.length < shortestPassword || again !== password}
      refusal={set.isError ? describeFailure(set.error) : null}
      onClose={close}
      onConfirm={() =>
        set.mutate(
          { password },
          {
            onSuccess: () => {
              toastDone('已设置印章密码')
              close()
            },
          },
        )
      }
    >
      <PasswordInput
        label="密码"
        description={`至少 ${shortestPassword} 个字，可以是一句话`}
        maxLength={200}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <PasswordInput
        label="再填一遍"
        maxLength={200}
        value={again}
        error={differs ? '两次填写不一样' : null}
        onChange={({ currentTarget }) => setAgain(currentTarget.value)}
      />
      <p className="sd-soft">平时封存不用填密码；忘了密码找不回来，恢复单照样能用。</p>
    </ConfirmDialog>
  )
}

export function RenewDialog({ opened, sound, onClose }: SealDialogProps & { readonly sound: boolean }) {
  const renew = useCommand('trust.renewSeal')
  const close = () => {
    renew.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      title="换章"
      confirmLabel="换章"
      danger
      busy={renew.isPending}
      refusal={renew.isError ? describeFailure(renew.error) : null}
      onClose={close}
      onConfirm={() =>
        renew.mutate(
          {},
          {
            onSuccess: ({ checkCode, vouched }) => {
              toastDone(`已换章，新核对码 ${checkCode}。请把新名片交给各单位${vouched ? '' : '，并重新核对'}`)
              close()
            },
          },
        )
      }
    >
      <p>换章以后，数据包改用新印章封存，旧的恢复单、印章密码和本机系统保管的印章作废，请重新打印、设置。</p>
      <p>
        {sound
          ? '新名片由旧印章担保：对方添加新名片就换好了，不用再核对。'
          : '旧印章已不能用，不能担保新名片：对方要先停用旧名片，再添加新名片、打电话核对。'}
      </p>
      <p className="sd-soft">旧印章另存在这台电脑上，加密给它的数据包仍能打开。</p>
    </ConfirmDialog>
  )
}
