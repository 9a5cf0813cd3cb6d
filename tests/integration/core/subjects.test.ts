/** What meetings are about: chosen by name, kept by id, and followed back from the record to every meeting. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Subject } from '../../../src/contract/meetings.ts'
import { aMeeting, openSampleApp, type TestApp } from '../../support/app.ts'
import { firstRow } from '../../support/list-scenarios.ts'

let app: TestApp
beforeEach(async () => {
  app = await openSampleApp()
})

async function meetingAbout(subject: Subject, title = '城市管理进社区联席会议') {
  const agenda = [{ title: '讨论一件事', presenter: '', discussion: '', subject }]
  return (await app.client.meetings.create(aMeeting({ title, agenda }))).meeting
}

async function aGrid(): Promise<Subject> {
  const { communities } = await app.client.organisation.board({})
  const grid = communities[0]?.grids[0]
  if (grid === undefined) throw new Error('no grid')
  return { kind: 'grids', id: grid.id }
}

describe('subjects', () => {
  it('are found by their words and by initials, each under its kind', async () => {
    const { id, values } = await firstRow(app, 'keyMatters')
    const name = String(values['name'])
    const found = await app.client.subjects.find({ text: name })
    expect(found).toContainEqual(expect.objectContaining({ kind: 'keyMatters', id, name, ledger: 'keyMatters' }))
    const person = await firstRow(app, 'people')
    const named = await app.client.subjects.find({ text: String(person.values['name']), kind: 'people' })
    expect(named.map((one) => one.id)).toContain(person.id)
    expect(named.every(({ kind }) => kind === 'people')).toBe(true)
  })

  it('keep their meetings by id, whatever they are called later', async () => {
    const row = await firstRow(app, 'keyMatters')
    const subject = { kind: 'keyMatters', id: row.id } as const
    const meeting = await meetingAbout(subject)
    const values = { name: '改了名称的事项' }
    await app.client.ledgers.update({ ledger: 'keyMatters', id: row.id, version: row.version, values })
    const { links } = await app.client.ledgers.get({ ledger: 'keyMatters', id: row.id })
    expect(links[0]).toMatchObject({ id: meeting.id, detail: '议题：讨论一件事' })
    expect(await app.client.subjects.describe({ subjects: [subject] })).toMatchObject([{ name: '改了名称的事项' }])
  })

  it('stand before what is only named, each meeting line once', async () => {
    const row = await firstRow(app, 'keyMatters')
    const name = String(row.values['name'])
    const agenda = [
      { title: name, presenter: '', discussion: '', subject: { kind: 'keyMatters' as const, id: row.id } },
    ]
    await app.client.meetings.create(
      aMeeting({ agenda, resolutions: [{ content: `${name}限期整改`, responsibleUnit: '社区', deadline: null }] }),
    )
    const { links } = await app.client.ledgers.get({ ledger: 'keyMatters', id: row.id })
    expect(links.map(({ detail }) => detail)).toEqual([`议题：${name}`, `议定事项：${name}限期整改`])
  })

  it('lead from a grid to its meetings, not from another one, and not to a removed meeting', async () => {
    const subject = await aGrid()
    const meeting = await meetingAbout(subject)
    expect(await app.client.subjects.meetings({ subject })).toMatchObject([{ id: meeting.id, title: meeting.title }])
    const [named] = await app.client.subjects.describe({ subjects: [subject] })
    expect(named).toMatchObject({ kind: 'grids', ledger: null, gone: false })
    await app.client.meetings.remove({ id: meeting.id })
    expect(await app.client.subjects.meetings({ subject })).toEqual([])
  })

  it('that were removed are still named, and said to be gone', async () => {
    const { id } = await firstRow(app, 'duties')
    await app.client.ledgers.remove({ ledger: 'duties', ids: [id] })
    expect(await app.client.subjects.describe({ subjects: [{ kind: 'duties', id }] })).toMatchObject([{ gone: true }])
  })
})

describe('a version of a list', () => {
  it('is shown at the meeting that passed it, and found as a subject', async () => {
    const { meeting } = await app.client.meetings.create(aMeeting())
    const { version } = await app.client.versions.publish({
      ledger: 'duties',
      basis: `${meeting.title}议定事项第1条：夜市摊位划线入市`,
      meetingId: meeting.id,
      effectiveOn: '2026-12-01',
    })
    expect(await app.client.subjects.passedVersions({ meetingId: meeting.id })).toEqual([version])
    const subject = { kind: 'listVersions', id: version.id } as const
    expect(await app.client.subjects.meetings({ subject })).toMatchObject([{ id: meeting.id, detail: '通过第1版' }])
    expect(await app.client.subjects.find({ text: '', kind: 'listVersions' })).toMatchObject([
      { id: version.id, name: '岗位责任清单第1版', ledger: 'duties' },
    ])
    expect(await app.client.subjects.find({ text: '没有的', kind: 'listVersions' })).toEqual([])
  })
})
