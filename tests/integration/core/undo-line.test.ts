/** One line of undo for everything: several steps back and forth, conflicts, what closes it, what it tells. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../../src/contract/api/ledgers.ts'
import { aMeeting, openTestApp, refusalSentence, type TestApp } from '../../support/app.ts'
import { contentOf } from '../../support/database-dump.ts'

let app: TestApp
let row: LedgerRow

beforeEach(async () => {
  app = await openTestApp()
  row = (
    await app.client.ledgers.create({
      ledger: 'duties',
      values: { post: '社区联络员', content: '走访', standard: '每周一次' },
    })
  ).row
})

async function current(): Promise<LedgerRow> {
  return (await app.client.ledgers.get({ ledger: 'duties', id: row.id })).row
}

async function setStandard(standard: string): Promise<void> {
  const { version } = await current()
  await app.client.ledgers.update({ ledger: 'duties', id: row.id, version, values: { standard } })
}

const standard = async () => (await current()).values['standard']

describe('the undo line', () => {
  it('goes back over several edits of one record, and forth again', async () => {
    await setStandard('每周两次')
    await setStandard('每周三次')
    await setStandard('每周四次')
    const seen = []
    for (let step = 0; step < 3; step += 1) {
      await app.client.history.undo({})
      seen.push(await standard())
    }
    expect(seen).toEqual(['每周三次', '每周两次', '每周一次'])
    await app.reopen()
    for (let step = 0; step < 3; step += 1) {
      await app.client.history.redo({})
      seen.push(await standard())
    }
    expect(seen.slice(3)).toEqual(['每周两次', '每周三次', '每周四次'])
    await app.client.history.undo({})
    expect(await standard()).toBe('每周三次')
    expect((await app.client.system.verify({})).ok).toBe(true)
  })

  it('goes back to nothing and forth to everything', async () => {
    await setStandard('每周两次')
    await app.client.organisation.saveCommunity({ name: '梧桐里社区', code: '', population: null })
    await app.client.meetings.create(aMeeting())
    await app.client.ledgers.remove({ ledger: 'duties', ids: [row.id] })
    const full = contentOf(app.dataDir)
    for (let step = 0; step < 5; step += 1) await app.client.history.undo({})
    await expect(app.client.history.undo({})).rejects.toMatchObject({ code: 'nothing_to_undo' })
    expect(Object.values(contentOf(app.dataDir)).flat()).toEqual([])
    for (let step = 0; step < 5; step += 1) await app.client.history.redo({})
    await expect(app.client.history.redo({})).rejects.toMatchObject({ code: 'nothing_to_redo' })
    expect(contentOf(app.dataDir)).toEqual(full)
  })

  it('says in the status what the next step back and forth is', async () => {
    await setStandard('每周两次')
    const before = await app.client.system.status({})
    expect([before.undo?.label, before.redo]).toEqual(['修改“工作标准/频次”：社区联络员', null])
    await app.client.history.undo({})
    const after = await app.client.system.status({})
    expect([after.undo?.label, after.redo?.label]).toEqual(['新增：岗位责任清单', '修改“工作标准/频次”：社区联络员'])
  })

  it('a new command closes what could be redone', async () => {
    await setStandard('每周两次')
    await app.client.history.undo({})
    await setStandard('每月一次')
    await expect(app.client.history.redo({})).rejects.toMatchObject({ code: 'nothing_to_redo' })
    const states = (await app.client.history.list({})).map(({ label, state }) => `${state} ${label}`)
    expect(states).toEqual([
      'done 修改“工作标准/频次”：社区联络员',
      'closed 撤销：修改“工作标准/频次”：社区联络员',
      'closed 修改“工作标准/频次”：社区联络员',
      'done 新增：岗位责任清单',
    ])
    await app.client.history.undo({})
    expect(await standard()).toBe('每周一次')
  })

  it('a refused command does not close it', async () => {
    await setStandard('每周两次')
    await app.client.history.undo({})
    await expect(
      app.client.ledgers.update({ ledger: 'duties', id: row.id, version: 99, values: { standard: '每日' } }),
    ).rejects.toMatchObject({ code: 'version_conflict' })
    await app.client.history.redo({})
    expect(await standard()).toBe('每周两次')
  })

  it('tells the history of a record as it went, without steps that were taken back for good', async () => {
    await setStandard('每周两次')
    await app.client.history.undo({})
    await setStandard('每月一次')
    const { history } = await app.client.ledgers.get({ ledger: 'duties', id: row.id })
    expect(history.map(({ label, changes }) => [label, changes])).toEqual([
      ['修改“工作标准/频次”：社区联络员', [{ field: '工作标准/频次', before: '每周一次', after: '每月一次' }]],
      ['新增：岗位责任清单', []],
    ])
  })

  it('keeps the step when the record has changed since, and says which record', async () => {
    const { id } = await app.client.organisation.saveCommunity({ name: '梧桐里社区', code: '', population: null })
    const { meeting } = await app.client.meetings.create(aMeeting({ title: '联席会议' }))
    await app.client.minutes.issue({ id: meeting.id })
    const before = contentOf(app.dataDir)
    expect(await refusalSentence(app.client.history.undo({}))).toContain('纪要已发文')
    expect(contentOf(app.dataDir)).toEqual(before)
    expect((await app.client.organisation.board({})).communities[0]?.id).toBe(id)
  })
})
