/** What a fresh draft would say now, against the text as edited; single changes or all of it can be taken over. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { MinutesText } from '../../../contract/minutes-text.ts'
import { useRead } from '../../api/queries.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { FailureState, LoadingLines } from '../../ui/states.tsx'
import { adoptChanges } from './adopt-changes.ts'
import classes from './minutes-page.module.css'

export interface RedraftPanelProps {
  readonly meetingId: string
  readonly held: MinutesText
  readonly onAdopt: (text: MinutesText) => void
  readonly onClose: () => void
}

export function RedraftPanel({ meetingId, held, onAdopt, onClose }: RedraftPanelProps) {
  const redraft = useRead('minutes.redraft', { id: meetingId, text: held }, { staleTime: 0 })
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set())
  if (redraft.isError) return <FailureState error={redraft.error} onRetry={() => void redraft.refetch()} />
  if (redraft.data === undefined) return <LoadingLines lines={8} />
  const { text, lines } = redraft.data
  const differing = lines.flatMap((line, index) => (line.kind === 'same' ? [] : [{ line, index }]))
  const toggle = (index: number) =>
    setTaken((old) =>
      old.has(index) ? new Set([...old].filter((other) => other !== index)) : new Set([...old, index]),
    )
  return (
    <section className={classes.redraft} aria-labelledby="redraft-heading">
      <h2 id="redraft-heading">会议记录后来的改动</h2>
      <p className="sd-soft">左为现在的正文，右为按会议记录重新拟的稿。勾选要采用的，其余保持现在的写法。</p>
      {differing.length === 0 && <p>两者相同。</p>}
      <ul>
        {differing.map(({ line, index }) => (
          <li key={index} className={classes.change}>
            <Checkbox
              aria-label={`采用第 ${index + 1} 处：${line.label}`}
              checked={taken.has(index)}
              onChange={() => toggle(index)}
            />
            <div>
              {line.before === null ? <span className="sd-soft">（无）</span> : <MarkedText {...line.before} />}
            </div>
            <div>
              {line.after === null ? (
                <span className="sd-soft">（拟稿没有这一段）</span>
              ) : (
                <MarkedText {...line.after} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.versionTools}>
        <Button variant="filled" onClick={() => onAdopt(adoptChanges(held, text, lines, taken))}>
          {taken.size === 0 ? '都不采用，不再提示' : `采用勾选的 ${taken.size} 处`}
        </Button>
        <Button onClick={() => onAdopt(text)}>全部用新拟的稿</Button>
        <Button onClick={onClose}>以后再说</Button>
      </div>
    </section>
  )
}
