/** Asks once before the minutes go out: which number, which personal data, what becomes fixed; then says what was issued. */
import { Button, Checkbox, Group, Modal, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MinutesFinding } from '../../../contract/api/minutes.ts'
import type { IssuedDocument, Meeting } from '../../../contract/meetings.ts'
import { describeFailure } from '../../api/failures.ts'
import { useCommand, useRead } from '../../api/queries.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useSaveArtifact } from '../../ui/save-artifact.ts'
import { documentName } from './document-name.ts'
import classes from './minutes-page.module.css'

export interface IssueDialogProps {
  readonly meeting: Meeting
  readonly blocks: number
  readonly findings: readonly MinutesFinding[]
  /** The office's own layout, where the series has chosen one. */
  readonly template: string | null
  readonly onClose: () => void
}

export function IssueDialog({ meeting, blocks, findings, template, onClose }: IssueDialogProps) {
  const issue = useCommand('minutes.issue')
  const ahead = useRead('minutes.numberAhead', { id: meeting.id })
  const saveArtifact = useSaveArtifact()
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState<number | null>(null)
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const [issued, setIssued] = useState<IssuedDocument | null>(null)
  const isCorrection = meeting.documents.length > 0
  const personal = findings.filter(({ kind }) => kind === 'personal')
  const mistakes = findings.filter(({ kind }) => kind === 'text').length
  const toggle = (key: string) =>
    setConfirmed((keys) =>
      keys.has(key) ? new Set([...keys].filter((other) => other !== key)) : new Set([...keys, key]),
    )
  const send = () =>
    issue.mutate(
      {
        id: meeting.id,
        reason: reason.trim(),
        number: isCorrection ? null : chosen,
        confirmedFindings: [...confirmed],
      },
      {
        onSuccess: ({ document, artifact }) => {
          setIssued(document)
          void saveArtifact(artifact, `已发文：${documentName(document)}`)
        },
      },
    )
  if (issued !== null) return <IssuedNotice document={issued} onClose={onClose} />
  const ready =
    ahead.data !== undefined &&
    personal.every(({ key }) => confirmed.has(key)) &&
    (!isCorrection || reason.trim() !== '')
  return (
    <ConfirmDialog
      opened
      title={isCorrection ? '更正并重新发文' : '纪要发文'}
      confirmLabel={isCorrection ? '发出更正版' : '发文'}
      busy={issue.isPending}
      disabled={!ready}
      refusal={issue.isError ? describeFailure(issue.error) : null}
      onClose={onClose}
      onConfirm={send}
    >
      <p>
        编号 <b>{ahead.data?.name ?? '…'}</b>
        {isCorrection && `，第 ${(meeting.documents[0]?.revision ?? 0) + 1} 版`}
      </p>
      {template !== null && <p>按本单位模板“{template}”发文</p>}
      {ahead.data?.mayChoose === true && (
        <NumberInput
          label="从第几号开始（接续以前的编号时填写）"
          min={1}
          max={100_000}
          allowDecimal={false}
          value={chosen ?? ahead.data.number}
          onChange={(value) => setChosen(typeof value === 'number' ? value : null)}
        />
      )}
      <p>
        发文后固定下来、不能删改的有：编号、标题、正文 {blocks} 段、参会名单 {meeting.attendance.length}{' '}
        人、印发日期，以及 Word 文件和按其内容算出的校验码。以后更正时另出新版，本版保留。
      </p>
      {mistakes > 0 && <p className="sd-soft">还有 {mistakes} 处文字问题没有改，不影响发文。</p>}
      {personal.length > 0 && (
        <fieldset className={classes.confirmations}>
          <legend>下列个人信息要公开的，请逐处确认；不该公开的请先删改。</legend>
          {personal.map(({ key, message, place }) => (
            <Checkbox
              key={key}
              label={`${message}（${place.label}）可以公开`}
              checked={confirmed.has(key)}
              onChange={() => toggle(key)}
            />
          ))}
        </fieldset>
      )}
      {isCorrection && (
        <Textarea
          label="更正原因"
          data-autofocus
          maxLength={200}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  )
}

function IssuedNotice({ document, onClose }: { readonly document: IssuedDocument; readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`已发文：${documentName(document)}`}
      size={480}
      closeButtonProps={{ 'aria-label': '关闭' }}
    >
      <p>{document.title}</p>
      <p>印发日期 {document.issuedOn}</p>
      <p>内容校验码</p>
      <p className={`sd-identifier ${classes.fullHash ?? ''}`}>{document.contentHash}</p>
      <p className="sd-soft">文件、编号和正文已固定。可以登记参会单位的确认，更正时另出新版。</p>
      <Group justify="flex-end" mt={16}>
        <Button variant="filled" onClick={onClose}>
          知道了
        </Button>
      </Group>
    </Modal>
  )
}
