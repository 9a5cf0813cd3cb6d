/** The words of the desk, saved alone: on top of the version that was read, to an item of this meeting, while it is open. */
import { beforeEach, expect, it } from 'vitest'
import type { Meeting } from '../../../src/contract/meetings.ts'
import { aMeeting, openTestApp, refusal, type TestApp } from '../../support/app.ts'

let app: TestApp
let meeting: Meeting

beforeEach(async () => {
  app = await openTestApp()
  meeting = (await app.client.meetings.create(aMeeting())).meeting
})

const write = async (version: number, item: string | null, text: string) =>
  await app.client.desk.write({ id: meeting.id, version, words: [{ item, text }] })

it('changes the text and nothing else, and counts as a change of the meeting', async () => {
  const item = meeting.agenda[1]?.id ?? ''
  expect((await write(meeting.version, item, '逐栋排查')).version).toBe(meeting.version + 1)
  expect((await write(meeting.version + 1, null, '')).version).toBe(meeting.version + 2)
  const { updatedAt, ...now } = await app.client.meetings.get({ id: meeting.id })
  expect(updatedAt).not.toBe('')
  expect(now).toMatchObject({
    version: meeting.version + 2,
    discussion: '',
    agenda: [meeting.agenda[0], { ...meeting.agenda[1], discussion: '逐栋排查' }],
    attendance: meeting.attendance,
    resolutions: meeting.resolutions,
  })
})

it('refuses what was written on top of an older version', async () => {
  await write(meeting.version, null, '先到的')
  expect(await refusal(write(meeting.version, null, '后到的'))).toMatchObject({ code: 'version_conflict' })
  expect((await app.client.meetings.get({ id: meeting.id })).discussion).toBe('先到的')
})

it('refuses an item of another meeting, and saves nothing of the call', async () => {
  const other = (await app.client.meetings.create(aMeeting())).meeting
  const words = [
    { item: null, text: '不该留下' },
    { item: other.agenda[0]?.id ?? '', text: '别的会议' },
  ]
  const call = app.client.desk.write({ id: meeting.id, version: meeting.version, words })
  expect(await refusal(call)).toMatchObject({ code: 'not_found' })
  expect((await app.client.meetings.get({ id: meeting.id })).discussion).toBe(meeting.discussion)
})
