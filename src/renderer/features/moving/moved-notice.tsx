/** In the top bar of a PC from which the office has moved: going on here makes two offices of one. */
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { calendarDay } from '../../ui/format.ts'
import classes from './moving.module.css'

export function MovedNotice() {
  const movedOut = useRead('moving.state', {}).data?.movedOut ?? null
  if (movedOut === null) return null
  return (
    <Link to="/backups" className={classes.notice}>
      {calendarDay(movedOut.at)} 已搬到新电脑，请勿在此录入
    </Link>
  )
}
