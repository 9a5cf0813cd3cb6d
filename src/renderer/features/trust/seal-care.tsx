/** 印章保管: what brings the seal back after a loss, and the renewal. */
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { TrustOverview } from '../../../contract/api/trust.ts'
import { useCommand } from '../../api/queries.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import { PasswordDialog, RenewDialog, RestoreDialog } from './seal-dialogs.tsx'
import { RestoreFromSystem, SystemStoreRow } from './system-store-row.tsx'
import classes from './trust-page.module.css'

export interface SealCareProps {
  readonly seal: TrustOverview['seal']
  readonly printing: boolean
  readonly onPrint: () => void
}

export function SealCare({ seal, printing, onPrint }: SealCareProps) {
  const [dialog, setDialog] = useState<'restore' | 'password' | 'renew' | null>(null)
  const removePassword = useCommand('trust.removePassword')
  const close = () => setDialog(null)
  const sound = seal.state === 'sound'
  return (
    <section className={classes.section} aria-label="印章保管">
      <h2>印章保管</h2>
      {!sound && (
        <p className={classes.alarm} role="alert">
          <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
          印章{seal.state === 'lost' ? '不见了' : '已损坏'}
          ，不能封存数据包。请用{seal.systemStore === 'on' ? '本机系统、' : ''}
          恢复单或印章密码恢复；都没有的，只能换章。
        </p>
      )}
      <dl className={classes.care}>
        <dt>恢复单</dt>
        <dd className={seal.sheetPrintedOn === null ? classes.unconfirmed : undefined}>
          {seal.sheetPrintedOn === null
            ? '还没有打印。电脑坏了，只有它能把印章找回来。'
            : `${seal.sheetPrintedOn} 打印，应封存在保险柜`}
        </dd>
        <dd>
          <Button size="compact-sm" disabled={!sound} loading={printing} onClick={onPrint}>
            打印恢复单
          </Button>
        </dd>
        <dt>印章密码</dt>
        <dd>{seal.hasPassword ? '已设置。印章文件丢失时可以凭密码恢复。' : '没有设置，可以不设。'}</dd>
        <dd className={classes.buttons}>
          <Button size="compact-sm" disabled={!sound} onClick={() => setDialog('password')}>
            {seal.hasPassword ? '更改密码' : '设置密码'}
          </Button>
          {seal.hasPassword && (
            <Button
              size="compact-sm"
              loading={removePassword.isPending}
              onClick={() =>
                removePassword.mutate({}, { onSuccess: () => toastDone('已取消印章密码'), onError: toastFailure })
              }
            >
              取消密码
            </Button>
          )}
        </dd>
        <SystemStoreRow state={seal.systemStore} sound={sound} />
        <dt>恢复与换章</dt>
        <dd>换了电脑或印章丢失时恢复；印章可能已被别人拿到时换章。</dd>
        <dd className={classes.buttons}>
          {!sound && seal.systemStore === 'on' && <RestoreFromSystem />}
          <Button size="compact-sm" onClick={() => setDialog('restore')}>
            恢复印章
          </Button>
          <Button size="compact-sm" onClick={() => setDialog('renew')}>
            换章
          </Button>
        </dd>
      </dl>
      <RestoreDialog opened={dialog === 'restore'} hasPassword={seal.hasPassword} onClose={close} />
      <PasswordDialog opened={dialog === 'password'} onClose={close} />
      <RenewDialog opened={dialog === 'renew'} sound={sound} onClose={close} />
    </section>
  )
}
