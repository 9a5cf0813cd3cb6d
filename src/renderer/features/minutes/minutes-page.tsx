/** The 纪要 of one meeting: the page as it will print at the left, its structure, findings and issued versions at the right. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowLeft, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { MinutesFinding, MinutesState } from '../../../contract/api/minutes.ts'
import type { Meeting } from '../../../contract/meetings.ts'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/page.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { PdfHint, PrintButtons } from '../../ui/print-buttons.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { textOf } from './edit-text.ts'
import { FindingsList } from './findings-list.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { IssuedVersions, type ComparedPair } from './issued-versions.tsx'
import classes from './minutes-page.module.css'
import { PassedVersions } from './passed-versions.tsx'
import { RedraftPanel } from './redraft-panel.tsx'
import { TextEditor } from './text-editor.tsx'
import { useLast } from './use-last.ts'
import { useMinutesText } from './use-minutes-text.ts'

export function MinutesPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useRead('meetings.get', { id: meetingId })
  const state = useRead('minutes.text', { id: meetingId }, { staleTime: 0 })
  if (meeting.isError || state.isError)
    return (
      <FailureState
        title="没有读到这次会议的纪要"
        error={meeting.error ?? state.error}
        onRetry={() => void Promise.all([meeting.refetch(), state.refetch()])}
      />
    )
  if (meeting.data === undefined || state.data === undefined) return <LoadingLines lines={12} />
  return <MinutesDesk meeting={meeting.data} state={state.data} />
}

/** The page follows the typing after this pause. */
const previewPause = 300

type View = 'text' | 'issued'

function MinutesDesk({ meeting, state }: { readonly meeting: Meeting; readonly state: MinutesState }) {
  const { editing, saving, edit, flush, adopt } = useMinutesText(meeting.id, state)
  const [view, setView] = useState<View>('text')
  const [pair, setPair] = useState<ComparedPair | null>(null)
  const [redrafting, setRedrafting] = useState(false)
  const [asking, setAsking] = useState(false)
  const text = textOf(editing)
  const settled = useDebounced(editing.blocks, previewPause)
  const preview = useRead('minutes.preview', { id: meeting.id, text: textOf({ blocks: settled }) })
  const shown = useLast(preview.data)
  const compared = useRead(
    'minutes.compare',
    { documentId: pair?.documentId ?? '', other: pair?.other ?? null },
    { staleTime: 0, enabled: pair !== null },
  )
  const ownUnit = useRead('system.status', {}).data?.unit?.code
  const isForeign = ownUnit !== undefined && meeting.unit !== ownUnit
  const findings = shown?.findings ?? []
  const missing = findings.some(({ kind }) => kind === 'missing')
  const goTo = ({ place }: MinutesFinding) => {
    const block = place.block === null ? undefined : editing.blocks[place.block]
    setView('text')
    if (block !== undefined) edit({ type: 'caret', caret: { key: block.key, start: place.start, end: place.end } })
  }
  const take = (taken: typeof text | null) => {
    void adopt(taken).then(() => setRedrafting(false), toastFailure)
  }
  return (
    <Page
      title="纪要"
      beside={
        <>
          <Link to={`/meetings/${meeting.id}`} className={classes.back}>
            <IconArrowLeft size={14} stroke={1.8} aria-hidden />
            <span title={meeting.title}>{meeting.title}</span>
          </Link>
          <SavingMark saving={saving} />
        </>
      }
      flush
      actions={
        <>
          {pair !== null && <Button onClick={() => setPair(null)}>回到版面</Button>}
          <PrintButtons
            name={`${meeting.title}${pair === null ? '纪要' : '纪要对照表'}`}
            ready={(pair === null ? shown : compared.data) !== undefined}
            main={false}
          />
          {!isForeign && (
            <Button
              variant="filled"
              disabled={shown === undefined || missing}
              leftSection={<IconSend size={16} stroke={1.7} aria-hidden />}
              onClick={() => void flush().then((saved) => setAsking(saved))}
            >
              {meeting.documents.length === 0 ? '发文' : '更正并重新发文'}
            </Button>
          )}
        </>
      }
      status={
        <>
          {isForeign ? `这次会议属于 ${meeting.unit}，本单位只能查看。` : '正文随写随存；Word 文件在发文时生成。'}
          <PdfHint />
        </>
      }
    >
      {pair !== null ? (
        <ComparisonPaper compared={compared} />
      ) : shown === undefined ? (
        preview.isError ? (
          <FailureState title="版面没有画出来" error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <LoadingLines lines={12} />
        )
      ) : (
        <PaperPreview html={shown.html} label="纪要版面" />
      )}
      <aside className={classes.side} aria-label="正文与核对">
        <SegmentedControl
          className={classes.views}
          size="sm"
          aria-label="右侧内容"
          value={view}
          onChange={(next) => setView(next === 'issued' ? 'issued' : 'text')}
          data={[
            { value: 'text', label: '正文与核对' },
            {
              value: 'issued',
              label: `发文与确认${meeting.documents.length === 0 ? '' : ` ${meeting.documents.length}`}`,
            },
          ]}
        />
        {view === 'issued' ? (
          <div className={classes.pane}>
            <IssuedVersions meeting={meeting} isForeign={isForeign} onCompare={setPair} />
            <PassedVersions meetingId={meeting.id} />
          </div>
        ) : redrafting ? (
          <div className={classes.pane}>
            <RedraftPanel meetingId={meeting.id} held={text} onAdopt={take} onClose={() => setRedrafting(false)} />
          </div>
        ) : (
          <>
            {!isForeign && (
              <OriginLine state={state} onCompare={() => setRedrafting(true)} onGiveUp={() => take(null)} />
            )}
            <div className={classes.editor}>
              {isForeign ? null : <TextEditor editing={editing} edit={edit} findings={findings} />}
            </div>
            <section className={classes.check} aria-labelledby="check-heading">
              <h2 id="check-heading">核对 {findings.length === 0 ? '' : `${findings.length} 处`}</h2>
              <FindingsList findings={findings} meetingId={meeting.id} onGo={goTo} />
            </section>
          </>
        )}
      </aside>
      {asking && (
        <IssueDialog
          meeting={meeting}
          blocks={text.length}
          findings={findings}
          template={shown?.template?.name ?? null}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  )
}

interface OriginLineProps {
  readonly state: MinutesState
  readonly onCompare: () => void
  readonly onGiveUp: () => void
}

/** Where the text comes from, and what can be done when the meeting has gone on without it. */
function OriginLine({ state, onCompare, onGiveUp }: OriginLineProps) {
  if (state.origin === 'draft')
    return <p className={classes.origin}>按会议记录自动拟稿，会议记录一改这里跟着改；改动一处后就以这里为准。</p>
  return (
    <p className={classes.origin} data-behind={state.behind}>
      {state.behind ? '会议记录后来有改动，正文没有跟着改。' : '正文已经人工修改。'}{' '}
      <Button size="compact-sm" variant={state.behind ? 'filled' : 'default'} onClick={onCompare}>
        对照会议记录
      </Button>{' '}
      <Button size="compact-sm" onClick={onGiveUp}>
        恢复自动拟稿
      </Button>
    </p>
  )
}

function SavingMark({ saving }: { readonly saving: ReturnType<typeof useMinutesText>['saving'] }) {
  if (saving.at === 'clean') return null
  if (saving.at === 'waiting') return <span>正在保存…</span>
  return (
    <span className={classes.refused} role="alert">
      {saving.message}
    </span>
  )
}

interface ComparisonPaperProps {
  readonly compared: ReturnType<typeof useRead<'minutes.compare'>>
}

function ComparisonPaper({ compared }: ComparisonPaperProps) {
  if (compared.isError)
    return <FailureState title="不能对照" error={compared.error} onRetry={() => void compared.refetch()} />
  if (compared.data === undefined) return <LoadingLines lines={12} />
  return <PaperPreview html={compared.data.html} label="对照表" pageRule="@page { size: A4 portrait; margin: 15mm; }" />
}
