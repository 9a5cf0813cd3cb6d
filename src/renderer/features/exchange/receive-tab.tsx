/** Receiving: many files at once become one plan; what cannot be read says why and holds up nobody else. */
import { Button, TextInput } from '@mantine/core'
import { IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { StagedFile } from '../../../contract/artifact.ts'
import type { MergeChoice, RefusedPackage } from '../../../contract/api/exchange.ts'
import type { Output } from '../../api/client.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand } from '../../api/queries.ts'
import { grouped } from '../../ui/format.ts'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { writesOf } from '../intake/buckets.ts'
import { DropPackages } from './drop-packages.tsx'
import { IncomingPackageCard } from './incoming-package.tsx'
import classes from './receive-tab.module.css'

type Inbox = Output<'exchange.inbox'>

export function ReceiveTab() {
  const { call } = useApi()
  const [files, setFiles] = useState<readonly { readonly fileId: string; readonly code?: string }[]>([])
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const read = async (asked: typeof files) => {
    if (asked.length === 0) return
    setFailure(null)
    setReading(true)
    try {
      setFiles(asked)
      setInbox(await call('exchange.inbox', { files: [...asked] }))
    } catch (error) {
      setFailure(error)
    } finally {
      setReading(false)
    }
  }
  const choose = async (stage: () => Promise<readonly StagedFile[]>) => {
    try {
      await read((await stage()).map(({ id }) => ({ fileId: id })))
    } catch (error) {
      setFailure(error)
    }
  }
  const withCode = (fileId: string, code: string) =>
    void read(files.map((file) => (file.fileId === fileId ? { fileId, code } : file)))
  return (
    <div className={classes.tab}>
      <DropPackages isBusy={isReading} onChoose={(stage) => void choose(stage)} />
      {failure !== null && (
        <p className={classes.refusal} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {inbox !== null && (
        <>
          {inbox.refused.map((each) => (
            <RefusedFile key={each.fileId} refused={each} onCode={(code) => withCode(each.fileId, code)} />
          ))}
          {inbox.packages.length > 0 && <InboxPlan key={inbox.planId} inbox={inbox} onDone={() => setInbox(null)} />}
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

function InboxPlan({ inbox, onDone }: { readonly inbox: Inbox; readonly onDone: () => void }) {
  const apply = useCommand('exchange.apply')
  const { undo } = useUndoRedo()
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set())
  const [choices, setChoices] = useState<ReadonlyMap<string, MergeChoice>>(new Map())
  const coming = inbox.packages.filter(({ sender, info }) => sender === 'known' || compared.has(info.unit))
  const writes =
    coming.flatMap(({ counts }) => Object.values(counts)).reduce((sum, counts) => sum + writesOf(counts), 0) +
    [...choices.values()].filter(({ keep }) => keep === 'theirs').length
  const [only] = inbox.packages
  const subject =
    inbox.packages.length === 1 && only !== undefined ? `${only.info.unitName}的数据包` : `${coming.length} 个数据包`
  const confirm = () =>
    apply.mutate(
      { planId: inbox.planId, acceptSender: [...compared], decisions: [...choices.values()] },
      {
        onSuccess: ({ saved }) => {
          undoableToast(`已导入${subject}`, '撤销这次导入', saved, undo)
          onDone()
        },
      },
    )
  return (
    <>
      {inbox.packages.map((each) => (
        <IncomingPackageCard
          key={each.fileId}
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
        <Button onClick={onDone}>放弃</Button>
        {coming.length < inbox.packages.length && <span className="sd-soft">没有核对核对码的单位，这次不导入。</span>}
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
