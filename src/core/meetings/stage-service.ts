/** The step of a meeting from one stage to another. */
import type { meetingsApi } from '../../contract/api/meetings.ts'
import { AppError } from '../../contract/errors.ts'
import type { HandlersOf } from '../handlers.ts'
import { localDateTime } from '../local-date.ts'
import { requireMeeting, requireOwnMeeting } from './service.ts'
import { endedAfter, openedAt, stageProblem } from './stage.ts'

const deeds = { 筹备: '退回筹备', 会中: '开始开会', 会后: '散会', 已结转: '结转' } as const

export const setStage: HandlersOf<typeof meetingsApi>['setStage'] = async (context, { id, version, stage }) => {
  const meeting = await requireOwnMeeting(context, id)
  if (meeting.version !== version) throw new AppError('version_conflict', { record: meeting.title })
  const reason = stageProblem(meeting.stage, stage)
  if (reason !== null) throw new AppError('stage_impossible', { meeting: meeting.title, stage, reason })
  const { records, stamp, options } = context
  const current = records.get('meetings', id)
  if (current === null) throw new AppError('not_found')
  const now = localDateTime(options.now())
  const heldAt = meeting.stage === '筹备' && stage === '会中' ? openedAt(meeting.heldAt, now) : meeting.heldAt
  const endedAt = endedAfter(meeting, { from: meeting.stage, to: stage }, now)
  records.update(stamp, 'meetings', current, { values: { stage, heldAt, endedAt } })
  const label = `${deeds[stage]}：${meeting.title}（${now.slice(11)}）`
  return { value: { meeting: await requireMeeting(context.db, id) }, label }
}
