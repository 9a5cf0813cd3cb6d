/** 本机系统保管: switched on and off, and what it gives back. Not there at all where no system store can be reached. */
import { Button } from '@mantine/core'
import type { TrustOverview } from '../../../contract/api/trust.ts'
import { useCommand } from '../../api/queries.ts'
import { toastDone, toastFailure } from '../../ui/toast.tsx'
import classes from './trust-page.module.css'

type State = TrustOverview['seal']['systemStore']

const explanations: Readonly<Record<Exclude<State, 'unavailable'>, string>> = {
  off: '没有开启。开启后，印章文件丢了，在这台电脑上一点就能取回；换了电脑或账户取不回，不能代替恢复单。',
  on: '已开启。只有这台电脑上的这个账户能取回，不能代替恢复单。',
  damaged: '保管的文件已损坏。印章还在的，请重新交系统保管。',
}

export function SystemStoreRow({ state, sound }: { readonly state: State; readonly sound: boolean }) {
  const keep = useCommand('trust.keepInSystemStore')
  const remove = useCommand('trust.removeFromSystemStore')
  if (state === 'unavailable') return null
  return (
    <>
      <dt>本机系统保管</dt>
      <dd className={state === 'damaged' ? classes.unconfirmed : undefined}>{explanations[state]}</dd>
      <dd className={classes.buttons}>
        {state !== 'on' && (
          <Button
            size="compact-sm"
            disabled={!sound}
            loading={keep.isPending}
            onClick={() => keep.mutate({}, { onSuccess: () => toastDone('已交本机系统保管'), onError: toastFailure })}
          >
            {state === 'off' ? '交系统保管' : '重新交系统保管'}
          </Button>
        )}
        {state !== 'off' && (
          <Button
            size="compact-sm"
            loading={remove.isPending}
            onClick={() =>
              remove.mutate({}, { onSuccess: () => toastDone('已取消本机系统保管'), onError: toastFailure })
            }
          >
            取消保管
          </Button>
        )}
      </dd>
    </>
  )
}

export function RestoreFromSystem() {
  const restore = useCommand('trust.restoreSeal')
  return (
    <Button
      size="compact-sm"
      variant="filled"
      loading={restore.isPending}
      onClick={() =>
        restore.mutate(
          { systemStore: true },
          {
            onSuccess: ({ checkCode }) => toastDone(`印章已恢复，核对码 ${checkCode}`),
            onError: toastFailure,
          },
        )
      }
    >
      用本机系统取回
    </Button>
  )
}
