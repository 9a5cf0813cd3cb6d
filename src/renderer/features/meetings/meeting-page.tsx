/** One meeting: written on the left, its state and the issued minutes on the right, the printed page one tab away. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconPrinter, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../contract/meetings.ts'
import { useApi } from '../../api/api-context.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { meetingTime } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import { AgendaSection } from './agenda-section.tsx'
import { AttendanceSection } from './attendance-section.tsx'
import { HeadSection } from './head-section.tsx'
import classes from './meeting-page.module.css'
import { MinutesPanel } from './minutes-panel.tsx'
import { PaperPreview } from '../../ui/paper-preview.tsx'
import { ResolutionsSection } from './resolutions-section.tsx'
import { useMeetingAutosave, type SaveState } from './use-meeting-autosave.ts'
import { WritingBox } from './writing-box.tsx'

export function MeetingPage({ id }: { readonly id: string }) {
  const meeting = useRead('meetings.get', { id })
  if (meeting.isPending) return <LoadingLines lines={10} />
  if (meeting.isError)
    return <FailureState title="没有读到这次会议" error={meeting.error} onRetry={() => void meeting.refetch()} />
  return <MeetingDesk loaded={meeting.data} />
}

type View = 'write' | 'paper'

function MeetingDesk({ loaded }: { readonly loaded: Meeting }) {
  const { meeting, save, write, flush } = useMeetingAutosave(loaded)
  const { host } = useApi()
  const [view, setView] = useState<View>('write')
  const ownUnit = useRead('system.status', {}).data?.unit?.code
  const isForeign = ownUnit !== undefined && loaded.unit !== ownUnit
  const preview = useRead('minutes.preview', { id: loaded.id }, { enabled: save.at === 'clean' })

  const show = (next: string) => {
    void flush()
    setView(next === 'paper' ? 'paper' : 'write')
  }
  return (
    <Page
      title={meeting.title.trim() === '' ? '未命名会议' : meeting.title}
      beside={
        <>
          <span>{meetingTime(meeting.heldAt)}</span>
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
              { value: 'write', label: '会议记录' },
              { value: 'paper', label: '纪要版面' },
            ]}
          />
          {view === 'paper' && (
            <Button leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />} onClick={() => void host.print()}>
              打印
            </Button>
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
      {view === 'write' ? (
        <div className={classes.desk} onBlur={() => void (save.at === 'waiting' && flush())}>
          <fieldset className={classes.fields} disabled={isForeign} aria-label="会议记录">
            <HeadSection meeting={meeting} write={write} />
            <AgendaSection rows={meeting.agenda} write={write} />
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
      ) : preview.data === undefined ? (
        preview.isError ? (
          <FailureState title="版面没有画出来" error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <LoadingLines lines={12} />
        )
      ) : (
        <PaperPreview html={preview.data.html} label="纪要版面" />
      )}
      <MinutesPanel
        meeting={loaded}
        isForeign={isForeign}
        missing={preview.data?.missing ?? null}
        attendance={meeting.attendance}
        flush={flush}
      />
    </Page>
  )
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
