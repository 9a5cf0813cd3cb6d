/** One meeting in three views: the minute-taker's desk, the whole record as a form, and the printed page of its minutes. */
import { Button, SegmentedControl } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../contract/meetings.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { meetingTime } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { AddTopics } from './add-topics.tsx'
import { AgendaSection } from './agenda-section.tsx'
import { AttendanceSection } from './attendance-section.tsx'
import { MeetingDesk } from './desk/meeting-desk.tsx'
import { DraftBar } from './draft-bar.tsx'
import type { WritingMeeting } from './draft.ts'
import { findDraft } from './kept-draft.ts'
import { HeadSection } from './head-section.tsx'
import classes from './meeting-page.module.css'
import type { MeetingStore, SaveState } from './meeting-store.ts'
import { MinutesPanel, type MinutesPanelProps } from './minutes-panel.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { PrintButtons } from '../../ui/print-buttons.tsx'
import { ResolutionsSection } from './resolutions-section.tsx'
import { StageButton } from './stage-button.tsx'
import { useMeetingStore, useSaveState, useWriting } from './use-meeting-store.ts'
import { WallButton } from './wall/wall-button.tsx'
import { WritingBox } from './writing-box.tsx'

export function MeetingPage({ id }: { readonly id: string }) {
  const meeting = useRead('meetings.get', { id })
  if (meeting.isPending) return <LoadingLines lines={10} />
  if (meeting.isError)
    return <FailureState title="没有读到这次会议" error={meeting.error} onRetry={() => void meeting.refetch()} />
  return <MeetingViews loaded={meeting.data} />
}

const views = ['desk', 'write', 'paper'] as const
type View = (typeof views)[number]

const titleOf = (meeting: WritingMeeting) => meeting.title
const timeOf = (meeting: WritingMeeting) => meeting.heldAt

function MeetingViews({ loaded }: { readonly loaded: Meeting }) {
  const store = useMeetingStore(loaded)
  const save = useSaveState(store)
  const title = useWriting(store, titleOf)
  const heldAt = useWriting(store, timeOf)
  const ownUnit = useRead('system.status', {}).data?.unit?.code
  const isForeign = ownUnit !== undefined && loaded.unit !== ownUnit
  // Whoever writes on before deciding about words that were found would write over them.
  const [kept, setKept] = useState(() => findDraft(loaded))
  const isOffered = kept !== null && !isForeign
  const [view, setView] = useState<View>(loaded.stage === '会中' && !isForeign ? 'desk' : 'write')
  // The pages are laid out for those who look at them, not after every pause in the writing.
  const preview = useRead('minutes.preview', { id: loaded.id }, { enabled: save.at === 'clean' && view !== 'desk' })

  const show = (next: string) => {
    void store.flush()
    setView(views.find((known) => known === next) ?? 'write')
  }
  return (
    <Page
      title={title.trim() === '' ? '未命名会议' : title}
      beside={
        <>
          <span>{meetingTime(heldAt)}</span>
          <SaveMark state={save} />
        </>
      }
      flush
      actions={
        <>
          <SegmentedControl
            size="sm"
            aria-label="查看方式"
            value={view}
            onChange={show}
            data={[
              ...(isForeign ? [] : [{ value: 'desk', label: '会议台' }]),
              { value: 'write', label: '会议记录' },
              { value: 'paper', label: '纪要版面' },
            ]}
          />
          {view === 'paper' && <PrintButtons name={`${title}纪要`} ready={preview.data !== undefined} main={false} />}
          {view === 'desk' && <WallButton meetingId={loaded.id} />}
          {!isForeign && (
            <StageButton
              meeting={loaded}
              store={store}
              onChanged={(stage) => setView(stage === '会中' ? 'desk' : 'write')}
            />
          )}
          {loaded.documents.length === 0 && !isForeign && <RemoveMeeting meeting={loaded} />}
        </>
      }
      status={
        isForeign
          ? `这次会议属于 ${loaded.unit}，本单位只能查看。`
          : '内容随写随存；没有写完必填字的行会留在页面上，写完再存。'
      }
    >
      <div className={classes.views}>
        {!isForeign && <DraftBar store={store} loaded={loaded} kept={kept} onDecided={() => setKept(null)} />}
        <div className={classes.view}>
          {view === 'desk' && !isOffered && <MeetingDesk store={store} />}
          {view === 'write' && <MeetingForm store={store} isLocked={isForeign || isOffered} />}
          {view === 'paper' && <Paper preview={preview} />}
          {view !== 'desk' && (
            <MinutesBeside
              meeting={loaded}
              store={store}
              isForeign={isForeign}
              missing={preview.data?.missing ?? null}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

const wholeOf = (meeting: WritingMeeting) => meeting
const attendanceOf = (meeting: WritingMeeting) => meeting.attendance

function MeetingForm({ store, isLocked }: { readonly store: MeetingStore; readonly isLocked: boolean }) {
  const meeting = useWriting(store, wholeOf)
  const { write } = store
  return (
    <div className={classes.desk} onBlur={() => void (store.save.at === 'waiting' && store.flush())}>
      <fieldset className={classes.fields} disabled={isLocked} aria-label="会议记录">
        <HeadSection meetingId={store.id} meeting={meeting} write={write} />
        <AgendaSection
          rows={meeting.agenda}
          write={write}
          more={<AddTopics store={store} seriesId={meeting.seriesId} />}
        />
        <section className={classes.section} aria-labelledby="discussion-heading">
          <h2 id="discussion-heading">讨论情况</h2>
          <WritingBox
            label="讨论情况"
            hideLabel
            rows={4}
            value={meeting.discussion}
            onChange={(discussion) => write((current) => ({ ...current, discussion }))}
          />
        </section>
        <ResolutionsSection rows={meeting.resolutions} write={write} />
        <AttendanceSection rows={meeting.attendance} write={write} />
      </fieldset>
    </div>
  )
}

function Paper({ preview }: { readonly preview: UseQueryResult<{ readonly html: string }> }) {
  if (preview.data !== undefined) return <PaperPreview html={preview.data.html} label="纪要版面" />
  return preview.isError ? (
    <FailureState title="版面没有画出来" error={preview.error} onRetry={() => void preview.refetch()} />
  ) : (
    <LoadingLines lines={12} />
  )
}

interface MinutesBesideProps extends Omit<MinutesPanelProps, 'attendance' | 'flush'> {
  readonly store: MeetingStore
}

function MinutesBeside({ store, ...rest }: MinutesBesideProps) {
  return <MinutesPanel attendance={useWriting(store, attendanceOf)} flush={store.flush} {...rest} />
}

function SaveMark({ state }: { readonly state: SaveState }) {
  switch (state.at) {
    case 'clean':
      return null
    case 'waiting':
    case 'saving':
      return <span>正在保存…</span>
    case 'unfit':
      return (
        <span className={classes.unfit} role="alert">
          会议名称或时间没有填好，暂时没有保存
        </span>
      )
    case 'refused':
      return (
        <span className={classes.unfit} role="alert">
          {state.message}
        </span>
      )
  }
}

function RemoveMeeting({ meeting }: { readonly meeting: Meeting }) {
  const remove = useCommand('meetings.remove')
  const { undo } = useUndoRedo()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />} onClick={() => setAsking(true)}>
        删除
      </Button>
      <ConfirmDialog
        opened={asking}
        title="删除会议"
        confirmLabel="删除"
        danger
        busy={remove.isPending}
        refusal={remove.isError ? describeFailure(remove.error) : null}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate(
            { id: meeting.id },
            {
              onSuccess: ({ saved }) => {
                undoableToast(`已删除会议“${meeting.title}”`, '撤销', saved, undo)
                navigate('/meetings')
              },
              onError: toastFailure,
            },
          )
        }
      >
        <p>
          “{meeting.title}”连同 {meeting.agenda.length} 个议题、{meeting.resolutions.length}{' '}
          项议定事项一并删除，可以撤销。
        </p>
      </ConfirmDialog>
    </>
  )
}
