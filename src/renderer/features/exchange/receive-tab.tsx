/** Receiving: many files at once become one plan; what cannot be read says why and holds up nobody else. */
import { Button, TextInput } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { MergeChoice, RefusedPackage } from '../../../contract/api/exchange.ts'
import { inboxBatches } from '../../../contract/inbox-batches.ts'
import type { Output } from '../../api/client.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { writesOf } from '../intake/buckets.ts'
import { DropPackages, type StageBatch } from './drop-packages.tsx'
import { IncomingPackageCard } from './incoming-package.tsx'
import classes from './receive-tab.module.css'

/** What is in view; without a plan there are only files that were not opened. */
interface Inbox extends Omit<Output<'exchange.inbox'>, 'planId'> {
  readonly planId: string | null
}
interface AskedFile {
  readonly fileId: string
  readonly code?: string
}

export function ReceiveTab() {
  const { call } = useApi()
  const [waiting, setWaiting] = useState<readonly StageBatch[]>([])
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  /** Files that an earlier answer refused stay in view until they are opened. */
  const read = async (
    files: readonly AskedFile[],
    refusedBefore: readonly RefusedPackage[],
    planId: string | null = null,
  ) => {
    const answer = await call('exchange.inbox', { files: [...files], ...(planId !== null && { planId }) })
    const others = refusedBefore.filter(({ fileId }) => !files.some((file) => file.fileId === fileId))
    setInbox({ ...answer, refused: [...others, ...answer.refused] })
  }
  const attempt = async (work: () => Promise<void>) => {
    setFailure(null)
    setReading(true)
    try {
      await work()
    } catch (error) {
      setFailure(error)
    } finally {
      setReading(false)
    }
  }
  const openNext = ([next, ...later]: readonly StageBatch[], refusedBefore: readonly RefusedPackage[]) =>
    attempt(async () => {
      if (next === undefined) {
        setInbox(refusedBefore.length === 0 ? null : { planId: null, packages: [], refused: [...refusedBefore] })
        return
      }
      const [batch, ...more] = inboxBatches(await next())
      setWaiting([...more.map((files) => () => Promise.resolve(files)), ...later])
      if (batch !== undefined)
        await read(
          batch.map(({ id }) => ({ fileId: id })),
          refusedBefore,
        )
    })
  const giveUp = () => {
    setWaiting([])
    setInbox(null)
  }
  return (
    <div className={classes.tab}>
      <DropPackages isBusy={isReading} onChoose={(batches) => void openNext(batches, [])} />
      {failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {inbox !== null && (
        <>
          {inbox.refused.map((each) => (
            <RefusedFile
              key={each.fileId}
              refused={each}
              onCode={(code) => void attempt(() => read([{ fileId: each.fileId, code }], inbox.refused, inbox.planId))}
            />
          ))}
          {waiting.length > 0 && <p className="sd-soft">文件较多，分批打开。处理完这一批，接着打开下一批。</p>}
          {inbox.planId !== null && inbox.packages.length > 0 ? (
            <InboxPlan
              key={inbox.planId}
              planId={inbox.planId}
              packages={inbox.packages}
              onDone={() => void openNext(waiting, inbox.refused)}
              onGiveUp={giveUp}
            />
          ) : (
            waiting.length > 0 && <Button onClick={() => void openNext(waiting, inbox.refused)}>打开下一批</Button>
          )}
        </>
      )}
    </div>
  )
}

function RefusedFile({
  refused,
  onCode,
}: {
  readonly refused: RefusedPackage
  readonly onCode: (code: string) => void
}) {
  const [code, setCode] = useState('')
  return (
    <div className={classes.refused} role="alert">
      <p>
        <strong>“{refused.file}”没有打开</strong>
      </p>
      <p>{refused.message}</p>
      {refused.needsCode && (
        <form
          className={classes.codeForm}
          onSubmit={(event) => {
            event.preventDefault()
            onCode(code)
          }}
        >
          <TextInput
            aria-label={`“${refused.file}”的提取码`}
            placeholder="提取码"
            value={code}
            onChange={({ currentTarget: { value } }) => setCode(value)}
          />
          <Button type="submit" disabled={code.trim() === ''}>
            打开
          </Button>
        </form>
      )}
    </div>
  )
}

interface InboxPlanProps {
  readonly planId: string
  readonly packages: Inbox['packages']
  readonly onDone: () => void
  readonly onGiveUp: () => void
}

function InboxPlan({ planId, packages, onDone, onGiveUp }: InboxPlanProps) {
  const apply = useCommand('exchange.apply')
  const { undo } = useUndoRedo()
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set())
  const [choices, setChoices] = useState<ReadonlyMap<string, MergeChoice>>(new Map())
  const coming = packages.filter(({ sender, info }) => sender !== 'unknown' || compared.has(info.unit))
  const writes =
    coming.flatMap(({ counts }) => Object.values(counts)).reduce((sum, counts) => sum + writesOf(counts), 0) +
    [...choices.values()].filter(({ keep }) => keep === 'theirs').length
  const [only] = packages
  const subject =
    packages.length === 1 && only !== undefined ? `${only.info.unitName}的数据包` : `${coming.length} 个数据包`
  const confirm = () =>
    apply.mutate(
      { planId, acceptSender: [...compared], decisions: [...choices.values()] },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已导入${subject}`, '撤销这次导入', saved, undo)
          onDone()
        },
      },
    )
  return (
    <>
      {packages.map((each) => (
        <IncomingPackageCard
          key={each.fileId}
          planId={planId}
          incoming={each}
          isCompared={compared.has(each.info.unit)}
          onCompared={(is) => setCompared(withMember(compared, each.info.unit, is))}
          choices={choices}
          onChoice={(choice) => setChoices(new Map(choices).set(`${choice.key} ${choice.id}`, choice))}
        />
      ))}
      {apply.isError && (
        <p className={classes.refusal} role="alert">
          {describeFailure(apply.error)}
        </p>
      )}
      <div className={classes.actions}>
        <Button
          variant="filled"
          leftSection={<IconPackageImport size={16} stroke={1.7} aria-hidden />}
          loading={apply.isPending}
          disabled={coming.length === 0}
          onClick={confirm}
        >
          {writes === 0 ? '登记收到' : `应用 ${grouped(writes)} 项更改`}
        </Button>
        <Button onClick={onGiveUp}>放弃</Button>
        {coming.length < packages.length && <span className="sd-soft">没有核对核对码的单位，这次不导入。</span>}
      </div>
    </>
  )
}

function withMember(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(member)
  else next.delete(member)
  return next
}
