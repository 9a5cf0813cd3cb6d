/**
 * Meeting series: kept as a whole, each under a name of its own. Those of other units come with their meetings and can be read
 * by id; only one's own are listed, changed and begun. Beginning a meeting of one is in begin.ts.
 */
import type { meetingSeriesApi } from '../../contract/api/meeting-series.ts'
import { AppError } from '../../contract/errors.ts'
import type { MeetingSeries } from '../../contract/meeting-series.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { requireOwn } from '../organisation/own-records.ts'
import { beginMeeting, nextMeeting } from './begin.ts'
import { countTopicsOf, readAllSeries, readMeetingsInSeries, readSeries } from './repository.ts'
import { judgeSession } from './session-check.ts'
import { seriesValues, toSeries } from './translate.ts'

export const meetingSeriesHandlers: HandlersOf<typeof meetingSeriesApi> = {
  list: async ({ db, unit }) => {
    const meetings = Map.groupBy(await readMeetingsInSeries(db), ({ series_id }) => series_id)
    return (await readAllSeries(db, unit.code)).map((row) => {
      const { id, name, kind, convenor, place, frequency, members } = toSeries(row)
      const held = meetings.get(id) ?? []
      const last = held.at(-1)
      return {
        id,
        name,
        kind,
        convenor,
        place,
        frequency,
        members: members.length,
        meetings: held.length,
        last: last === undefined ? null : { id: last.id, title: last.title, heldAt: last.held_at },
      }
    })
  },

  get: async ({ db }, { id }) => requireSeries(db, id),

  create: async (context, draft) => {
    const { db, records, stamp, unit, options } = context
    await assertNameFree(context, draft.name, null)
    const { id } = records.create(stamp, 'meetingSeries', options.newId(), unit.code, { values: seriesValues(draft) })
    return { value: { series: await requireSeries(db, id) }, label: `新建会议系列：${draft.name}` }
  },

  update: async (context, { id, version, draft }) => {
    const current = await requireOwn(context, 'meetingSeries', id)
    const series = await requireSeries(context.db, id)
    if (series.version !== version) throw new AppError('version_conflict', { record: series.name })
    await assertNameFree(context, draft.name, id)
    const values = seriesValues(draft)
    context.records.update(context.stamp, 'meetingSeries', current, { values })
    return { value: { series: await requireSeries(context.db, id) }, label: `修改会议系列：${draft.name}` }
  },

  /** Meetings and topics keep the series that they belong to. */
  remove: async (context, { id }) => {
    const current = await requireOwn(context, 'meetingSeries', id)
    const { name } = await requireSeries(context.db, id)
    const meetings = (await readMeetingsInSeries(context.db)).filter(({ series_id }) => series_id === id).length
    const topics = await countTopicsOf(context.db, id)
    if (meetings + topics > 0) throw new AppError('series_in_use', { series: name, meetings, topics })
    context.records.remove(context.stamp, 'meetingSeries', current)
    return { value: {}, label: `删除会议系列：${name}` }
  },

  next: async (context, { id, heldOn }) => nextMeeting(context, await requireSeries(context.db, id), heldOn),

  checkSession: async ({ db }, { id, ...asked }) => {
    const verdict = await judgeSession(db, { ...asked, seriesId: id })
    if (verdict === null) throw new AppError('not_found')
    const { taken, leftOut, next } = verdict
    return {
      taken: taken === null ? null : { id: taken.id, title: taken.title, heldOn: taken.heldAt.slice(0, 10) },
      leftOut,
      next,
    }
  },

  begin: async (context, request) => {
    await requireOwn(context, 'meetingSeries', request.id)
    return beginMeeting(context, await requireSeries(context.db, request.id), request)
  },
}

export async function requireSeries(db: QueryContext['db'], id: string): Promise<MeetingSeries> {
  const row = await readSeries(db, id)
  if (row === null) throw new AppError('not_found')
  return toSeries(row)
}

async function assertNameFree({ db, unit }: QueryContext, name: string, own: string | null): Promise<void> {
  const taken = (await readAllSeries(db, unit.code)).some((row) => row.name === name && row.id !== own)
  if (taken) throw new AppError('series_name_taken', { name })
}
