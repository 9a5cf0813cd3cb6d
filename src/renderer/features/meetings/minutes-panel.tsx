/** The minutes of a meeting: what they still lack, issuing them, and what has been issued. */
import { Button } from '@mantine/core'
import { IconAlertCircle, IconDownload, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { attendanceStatuses, type IssuedDocument, type Meeting } from '../../../contract/meetings.ts'
import { useApi } from '../../api/api-context.ts'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { documentName } from '../minutes/document-name.ts'
import { IssueStored } from '../minutes/issue-stored.tsx'
import type { AttendanceRow } from './draft.ts'
import { MeetingLinks } from './meeting-links.tsx'
import classes from './minutes-panel.module.css'

export interface MinutesPanelProps {
  readonly meeting: Meeting
  /** Another unit's meeting: only what it has issued is of interest. */
  readonly isForeign: boolean
  /** What the core says is missing; `null` while it has not looked at the latest text. */
  readonly missing: readonly string[] | null
  readonly attendance: readonly AttendanceRow[]
  readonly flush: () => Promise<boolean>
}

export function MinutesPanel({ meeting, isForeign, missing, attendance, flush }: MinutesPanelProps) {
  const [asking, setAsking] = useState(false)
  const isCorrection = meeting.documents.length > 0
  return (
    <aside className={classes.panel} aria-label="纪要">
      <dl className={classes.counts}>
        {attendanceStatuses.map((status) => (
          <div key={status}>
            <dt>{status}</dt>
            <dd>{attendance.filter((row) => row.status === status && row.name.trim() !== '').length}</dd>
          </div>
        ))}
      </dl>
      <MeetingLinks meetingId={meeting.id} />
      {!isForeign && (
        <IssueState
          missing={missing}
          isCorrection={isCorrection}
          onIssue={() => void flush().then((saved) => setAsking(saved))}
        />
      )}
      {isCorrection && (
        <section className={classes.section}>
          <h2>已发文</h2>
          <ul>
            {meeting.documents.map((document) => (
              <IssuedVersion key={document.id} document={document} />
            ))}
          </ul>
        </section>
      )}
      {asking && <IssueStored meeting={meeting} onClose={() => setAsking(false)} />}
    </aside>
  )
}

interface IssueStateProps {
  readonly missing: readonly string[] | null
  readonly isCorrection: boolean
  readonly onIssue: () => void
}

function IssueState({ missing, isCorrection, onIssue }: IssueStateProps) {
  return (
    <section className={classes.section}>
      <h2>纪要</h2>
      {missing === null ? (
        <p className="sd-soft">保存后核对</p>
      ) : missing.length > 0 ? (
        <>
          <p className={classes.lack}>
            <IconAlertCircle size={16} stroke={1.8} aria-hidden />
            发文前还要补充
          </p>
          <ul className={classes.missing}>
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={classes.ready}>{isCorrection ? '已发文；改了正文才需要更正' : '内容齐全，可以发文'}</p>
      )}
      <Button
        mt={10}
        fullWidth
        variant={isCorrection ? 'default' : 'filled'}
        disabled={missing === null || missing.length > 0}
        leftSection={<IconSend size={16} stroke={1.7} aria-hidden />}
        onClick={onIssue}
      >
        {isCorrection ? '更正并重新发文' : '发文'}
      </Button>
    </section>
  )
}

function IssuedVersion({ document }: { readonly document: IssuedDocument }) {
  const { call } = useApi()
  const saveArtifact = useSaveArtifact()
  const download = async () => {
    try {
      await saveArtifact(await call('minutes.open', { documentId: document.id }))
    } catch (error) {
      toastFailure(error)
    }
  }
  return (
    <li className={classes.version}>
      <p className={classes.number}>
        {documentName(document)}
        <span className="sd-soft"> {document.issuedOn}</span>
      </p>
      {document.reason !== null && <p>更正原因：{document.reason}</p>}
      <p className={classes.hash} title={`内容校验码 ${document.contentHash}`}>
        校验码 <span className="sd-identifier">{document.contentHash.slice(0, 16)}</span>
      </p>
      <Button
        size="compact-sm"
        leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
        aria-label={`下载${documentName(document)}`}
        onClick={() => void download()}
      >
        下载 Word
      </Button>
    </li>
  )
}
