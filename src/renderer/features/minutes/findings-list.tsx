/** What speaks against issuing the text as it stands, with place and rule; a click goes there. */
import { IconAlertCircle, IconId, IconPencil } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { MinutesFinding } from '../../../contract/api/minutes.ts'
import classes from './minutes-page.module.css'

const icons = { missing: IconAlertCircle, personal: IconId, text: IconPencil } as const
const kindNames = { missing: '缺少', personal: '个人信息', text: '文字' } as const

export interface FindingsListProps {
  readonly findings: readonly MinutesFinding[]
  readonly meetingId: string
  readonly onGo: (finding: MinutesFinding) => void
}

export function FindingsList({ findings, meetingId, onGo }: FindingsListProps) {
  if (findings.length === 0) return <p className={classes.clear}>没有发现问题，可以发文。</p>
  return (
    <ul className={classes.findings} aria-label="核对结果">
      {findings.map((finding) => {
        const Icon = icons[finding.kind]
        const words = (
          <>
            <Icon size={15} stroke={1.8} aria-hidden />
            <span>
              <b>{kindNames[finding.kind]}</b> {finding.message}
              <span className="sd-soft">
                {' '}
                {finding.place.label}
                {finding.clause === '' ? '' : ` · ${finding.clause}`}
              </span>
            </span>
          </>
        )
        return (
          <li key={finding.key} data-kind={finding.kind}>
            {finding.place.block === null ? (
              <Link to={`/meetings/${meetingId}`} className={classes.finding}>
                {words}
              </Link>
            ) : (
              <button type="button" className={classes.finding} onClick={() => onGo(finding)}>
                {words}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
