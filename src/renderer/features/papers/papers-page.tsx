/** The papers of a meeting: chosen at the right, as they will print at the left, one Word file or the printer at the end. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import {
  paperKinds,
  paperTitles,
  type NoticeTexts,
  type PaperKind,
  type PapersOfMeeting,
} from '../../../contract/api/papers.ts'
import { useApi } from '../../api/api-context.ts'
import { useRead } from '../../api/queries.ts'
import { meetingTime } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { PdfHint, PrintButtons } from '../../ui/print-buttons.tsx'
import { EmptyState, FailureState, LoadingLines } from '../../ui/states.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import classes from './papers-page.module.css'
import { useSavePaper } from './use-save-paper.ts'

const noTexts: NoticeTexts = { purpose: '', requirements: [], contactName: '', contactPhone: '' }
const pause = 400

export function PapersPage({ meetingId }: { readonly meetingId: string }) {
  const { call } = useApi()
  const savePaper = useSavePaper()
  const meeting = useRead('meetings.get', { id: meetingId })
  const [chosen, setChosen] = useState<ReadonlySet<PaperKind>>(new Set(['notice', 'agenda', 'signIn']))
  const [texts, setTexts] = useState(noTexts)
  const settledTexts = useDebounced(texts, pause)
  const kinds = paperKinds.filter((kind) => chosen.has(kind))
  const request: PapersOfMeeting = { meetingId, kinds, notice: settledTexts }

  const toggle = (kind: PaperKind) =>
    setChosen(
      (current) => new Set(paperKinds.filter((each) => (each === kind ? !current.has(each) : current.has(each)))),
    )
  const save = () => savePaper(() => call('papers.make', { ...request, notice: texts }))

  return (
    <Page
      title="会议材料"
      beside={
        meeting.data === undefined ? null : (
          <MeetingLink id={meetingId} title={meeting.data.title} heldAt={meeting.data.heldAt} />
        )
      }
      flush
      actions={
        <>
          <PrintButtons name={`${meeting.data?.title ?? ''}会议材料`} ready={kinds.length > 0} main={false} />
          <Button
            variant="filled"
            disabled={kinds.length === 0}
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            onClick={save}
          >
            下载 Word
          </Button>
        </>
      }
      status={
        kinds.length === 0 ? (
          ''
        ) : (
          <>
            {kinds.length} 份材料，合成一个文件，每份另起一页。
            <PdfHint />
          </>
        )
      }
    >
      {kinds.length === 0 ? (
        <EmptyState title="还没有选材料" hint="在右边勾选要打印或下载的材料。" />
      ) : (
        <Preview request={request} />
      )}
      <aside className={classes.choices} aria-label="选择材料">
        <section>
          <h2>材料</h2>
          {paperKinds.map((kind) => (
            <Checkbox
              key={kind}
              className={classes.choice ?? ''}
              label={paperTitles[kind]}
              checked={chosen.has(kind)}
              onChange={() => toggle(kind)}
            />
          ))}
        </section>
        {chosen.has('notice') && <NoticeTextBoxes texts={texts} onChange={setTexts} />}
      </aside>
    </Page>
  )
}

function MeetingLink({ id, title, heldAt }: { readonly id: string; readonly title: string; readonly heldAt: string }) {
  return (
    <Link to={`/meetings/${id}`} className={classes.meeting ?? ''}>
      <IconArrowLeft size={15} stroke={1.7} aria-hidden />
      <span className={classes.name} title={title}>
        {title}
      </span>
      <span className="sd-soft">{meetingTime(heldAt)}</span>
    </Link>
  )
}

function Preview({ request }: { readonly request: PapersOfMeeting }) {
  const preview = useRead('papers.preview', request, { keepPrevious: true })
  if (preview.data !== undefined) return <PaperPreview html={preview.data.html} label="会议材料" />
  if (preview.isError)
    return <FailureState title="材料没有画出来" error={preview.error} onRetry={() => void preview.refetch()} />
  return <LoadingLines lines={12} />
}

interface NoticeTextBoxesProps {
  readonly texts: NoticeTexts
  readonly onChange: (texts: NoticeTexts) => void
}

function NoticeTextBoxes({ texts, onChange }: NoticeTextBoxesProps) {
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const [requirements, setRequirements] = useState(texts.requirements.join('\n'))
  return (
    <section>
      <h2>通知内容</h2>
      <Textarea
        label="开会缘由"
        placeholder="为研究解决……"
        autosize
        minRows={2}
        maxLength={500}
        value={texts.purpose}
        onChange={({ currentTarget: { value } }) => onChange({ ...texts, purpose: value })}
      />
      <Textarea
        label="有关要求"
        description="一行一条；不写就用常用的两条"
        autosize
        minRows={3}
        maxLength={3000}
        value={requirements}
        onChange={({ currentTarget: { value } }) => {
          setRequirements(value)
          onChange({ ...texts, requirements: lines(value).slice(0, 20) })
        }}
      />
      <TextInput
        label="联系人"
        maxLength={50}
        value={texts.contactName}
        onChange={({ currentTarget: { value } }) => onChange({ ...texts, contactName: value })}
      />
      <TextInput
        label="联系电话"
        maxLength={50}
        value={texts.contactPhone}
        onChange={({ currentTarget: { value } }) => onChange({ ...texts, contactPhone: value })}
      />
    </section>
  )
}
