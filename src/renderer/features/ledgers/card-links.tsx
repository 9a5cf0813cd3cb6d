/** What a record has to do with: places in grids, meetings, and the people who were merged into it. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { LedgerRecord } from '../../../contract/api/ledgers.ts'
import { useCommand } from '../../api/queries.ts'
import { calendarDay } from '../../ui/format.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { undoableToast } from '../../ui/undoable-toast.tsx'
import { useUndoRedo } from '../../ui/use-undo-redo.ts'
import classes from './record-card.module.css'

export function CardLinks({ record }: { readonly record: LedgerRecord }) {
  const { postings, links, merged } = record
  if (postings.length + links.length + merged.length === 0)
    return <p className="sd-soft">还没有派驻、会议或合并的记录。</p>
  return (
    <>
      {postings.length > 0 && (
        <section className={classes.block}>
          <h3>派驻</h3>
          <ul className={classes.links}>
            {postings.map((posting) => (
              <li key={posting.id}>
                <Link to="/staffing">
                  {[posting.community, posting.grid].filter(Boolean).join(' · ') || '未定网格'}
                </Link>
                <p className="sd-soft">
                  {posting.role ?? '角色未填'} · {posting.startedOn ?? '到岗时间未填'}
                  {posting.endedOn === null ? ' 起' : ` 至 ${posting.endedOn}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <section className={classes.block}>
          <h3>会议</h3>
          <ul className={classes.links}>
            {links.map((link) => (
              <li key={`${link.id}/${link.detail}`}>
                <Link to={`/meetings/${link.id}`}>{link.title}</Link>
                <p className="sd-soft">
                  {link.at.slice(0, 10)} · {link.detail}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {merged.length > 0 && (
        <section className={classes.block}>
          <h3>合并进来的记录</h3>
          <ul className={classes.links}>
            {merged.map((merge) => (
              <Merged key={merge.id} merge={merge} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Merged({ merge }: { readonly merge: LedgerRecord['merged'][number] }) {
  const unmerge = useCommand('people.unmerge')
  const { undo } = useUndoRedo()
  return (
    <li className={classes.merged}>
      <span>
        {merge.name} <span className="sd-soft">{calendarDay(merge.mergedAt)} 合并</span>
      </span>
      <Button
        size="compact-sm"
        loading={unmerge.isPending}
        onClick={() =>
          unmerge.mutate(
            { merge: merge.id },
            {
              onSuccess: ({ saved }) => undoableToast(`已拆分出“${merge.name}”`, '撤销', saved, undo),
              onError: toastFailure,
            },
          )
        }
      >
        拆分
      </Button>
    </li>
  )
}
