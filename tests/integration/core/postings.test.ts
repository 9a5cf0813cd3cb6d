/** Seats taken and left, the history and the hand-over they leave behind, and moves that were thought out before. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { RoleKey } from '../../../src/contract/roles.ts'
import { aMeeting, district, openTestApp, refusal, refusalSentence, street, type TestApp } from '../../support/app.ts'

let app: TestApp
let grids: readonly [first: string, second: string]

async function person(name: string, values: Readonly<Record<string, string>> = {}): Promise<string> {
  const { row } = await app.client.ledgers.create({ ledger: 'people', values: { name, ...values } })
  return row.id
}

const board = () => app.client.organisation.board({})

/** The names in the seats of a role, of the first grid and of the second. */
async function holders(role: RoleKey = 'gridLeader'): Promise<string[][]> {
  const { communities } = await board()
  return communities.flatMap((community) => community.grids.map((grid) => grid.seats[role].map(({ name }) => name)))
}

async function seatOf(personId: string): Promise<string> {
  const { current } = await app.client.organisation.handover({ personId })
  const [term] = current
  if (term === undefined) throw new Error('no seat is held')
  return term.postingId
}

const ledgerRow = async (id: string) => (await app.client.ledgers.get({ ledger: 'people', id })).row

beforeEach(async () => {
  app = await openTestApp()
  const { id: communityId } = await app.client.organisation.saveCommunity({
    name: '东社区',
    code: '999901001001',
    population: 500,
  })
  const grid = async (number: number) =>
    (
      await app.client.organisation.saveGrid({
        communityId,
        name: `第${number}网格`,
        code: `99990100100100${number}`,
        households: 400,
        partyGroup: '党小组',
      })
    ).id
  grids = [await grid(1), await grid(2)]
})

describe('a seat', () => {
  it('is taken, shows on the board and in the list, and is one step of the undo line', async () => {
    const id = await person('甲某')
    await app.client.organisation.assign({
      personId: id,
      gridId: grids[0],
      role: 'gridLeader',
      startedOn: '2026-11-01',
    })
    expect(await holders()).toEqual([['甲某'], []])
    expect((await ledgerRow(id)).values).toMatchObject({ role: '网格长', gridName: '第1网格', startedOn: '2026-11-01' })
    expect((await app.client.history.undo({})).label).toBe('补人：甲某 任第1网格网格长')
    expect(await holders()).toEqual([[], []])
  })

  it('is the one that a person without a grid was waiting for', async () => {
    const id = await person('甲某', { role: '专职网格员' })
    const [waiting] = (await board()).bench
    expect(waiting).toMatchObject({ personId: id, left: false })
    const seat = { personId: id, gridId: grids[0], role: 'fullTimeMember', startedOn: '2026-11-01' } as const
    expect((await app.client.organisation.assign(seat)).postingId).toBe(waiting?.postingId)
    expect((await board()).bench).toEqual([])
    expect(await app.client.organisation.history({ gridId: grids[0] })).toHaveLength(1)
  })

  it('beside another one leaves the first in the list', async () => {
    const id = await person('甲某', { role: '专职网格员', gridCode: '999901001001001' })
    await app.client.organisation.assign({
      personId: id,
      gridId: grids[1],
      role: 'instructor',
      startedOn: '2026-11-01',
    })
    expect((await ledgerRow(id)).values).toMatchObject({ role: '专职网格员', gridName: '第1网格' })
    expect([await holders('fullTimeMember'), await holders('instructor')]).toEqual([
      [['甲某'], []],
      [[], ['甲某']],
    ])
    const { total } = await app.client.ledgers.page({ ledger: 'people' })
    expect(total).toBe(1)
  })

  it('that is left opens, stays as history, and leaves no grid in the list', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2025-03-01' })
    const before = await ledgerRow(id)
    const leaving = { personId: id, postingIds: [await seatOf(id)], endedOn: '2026-10-31', reason: '退休' }
    await app.client.organisation.leave(leaving)
    expect(await holders()).toEqual([[], []])
    expect(await app.client.organisation.history({ gridId: grids[0] })).toMatchObject([
      { name: '甲某', role: '网格长', startedOn: '2025-03-01', endedOn: '2026-10-31', endReason: '退休' },
    ])
    const after = await ledgerRow(id)
    expect(after.values).toMatchObject({ name: '甲某', role: null, gridName: null, startedOn: null })
    expect(after.version).toBeGreaterThan(before.version)
    const { findings, bench } = await board()
    expect(findings.filter(({ rule }) => rule === 'unplacedPerson')).toEqual([])
    expect(bench).toMatchObject([{ personId: id, left: true }])
    expect((await app.client.history.undo({})).label).toBe('办理离岗：甲某')
    expect(await holders()).toEqual([['甲某'], []])
  })

  it('goes over to a successor on the day of the hand-over', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    const successorId = await person('乙某')
    const postingIds = [await seatOf(id)]
    await app.client.organisation.leave({
      personId: id,
      postingIds,
      endedOn: '2026-11-03',
      reason: '调离',
      successorId,
    })
    expect(await holders()).toEqual([['乙某'], []])
    expect((await ledgerRow(successorId)).values).toMatchObject({ role: '网格长', startedOn: '2026-11-03' })
  })
})

describe('an old row of the list', () => {
  it('is refused after the person has changed seats, however often', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    for (const role of ['专职网格员', '兼职网格员', '网格长']) {
      const { version } = await ledgerRow(id)
      await app.client.ledgers.update({ ledger: 'people', id, version, values: { role } })
    }
    const seen = new Set([(await ledgerRow(id)).version])
    for (const gridId of [grids[1], grids[0]]) {
      const { basis } = await board()
      const move = { personId: id, postingId: await seatOf(id), to: { gridId, role: 'gridLeader' } } as const
      await app.client.organisation.applyMoves({ moves: [move], basis, on: '2026-11-05' })
      const { version } = await ledgerRow(id)
      expect(seen.has(version)).toBe(false)
      expect(version).toBeGreaterThan(Math.max(...seen))
      seen.add(version)
    }
  })
})

describe('days', () => {
  it('that cannot be are refused, with the place', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2026-03-01' })
    const { assign, leave } = app.client.organisation
    const seat = { personId: id, gridId: grids[1], role: 'instructor' } as const
    const ending = { personId: id, postingIds: [await seatOf(id)], reason: '调离' }
    expect(await refusalSentence(assign({ ...seat, startedOn: '2026-11-06' }))).toBe(
      '“到岗时间”写作“2026-11-06”，晚于今天（2026-11-05），请到那天再登记。请改正。',
    )
    expect(await refusalSentence(leave({ ...ending, endedOn: '2026-02-28' }))).toBe(
      '“第1网格 网格长”的日期 2026-02-28 不行：早于到岗时间 2026-03-01。请改正日期后重试。',
    )
    expect(await refusal(leave({ ...ending, endedOn: '2026-11-06' }))).toMatchObject({ code: 'value_invalid' })
    expect(await refusal(assign({ ...seat, startedOn: '2026-02-30' }))).toMatchObject({ code: 'invalid_input' })
    const same = { personId: id, gridId: grids[0], role: 'gridLeader', startedOn: '2026-10-01' } as const
    expect(await refusalSentence(assign(same))).toContain('甲某 第1网格 网格长')
    await leave({ ...ending, endedOn: '2026-10-31' })
    expect(await refusal(assign(same))).toMatchObject({ code: 'posting_dates' })
    await assign({ ...same, startedOn: '2026-11-01' })
    expect(await app.client.organisation.history({ gridId: grids[0] })).toHaveLength(2)
  })

  it('leave nothing half done when one of several seats cannot end', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2026-03-01' })
    await app.client.organisation.assign({
      personId: id,
      gridId: grids[1],
      role: 'instructor',
      startedOn: '2026-09-01',
    })
    const { current } = await app.client.organisation.handover({ personId: id })
    const postingIds = current.map(({ postingId }) => postingId)
    const leaving = { personId: id, postingIds, endedOn: '2026-06-30', reason: '调离' }
    expect(await refusal(app.client.organisation.leave(leaving))).toMatchObject({ code: 'posting_dates' })
    expect((await app.client.organisation.handover({ personId: id })).current).toHaveLength(2)
  })

  it('of what has ended, or of somebody else, are no longer ended', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    const other = await person('乙某')
    const leaving = { personId: id, postingIds: [await seatOf(id)], endedOn: '2026-11-01', reason: '调离' }
    const { leave } = app.client.organisation
    expect(await refusal(leave({ ...leaving, personId: other }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(leave({ ...leaving, successorId: id }))).toMatchObject({ code: 'value_invalid' })
    await leave(leaving)
    expect(await refusalSentence(leave(leaving))).toBe('“甲某”在“第1网格 网格长”的任职已经结束。请刷新后再看。')
  })
})

describe('moves', () => {
  it('show what they settle and what they break, and change nothing', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    const { basis, findings } = await board()
    const moves = [{ personId: id, postingId: await seatOf(id), to: { gridId: grids[1], role: 'gridLeader' } }] as const
    const thought = await app.client.organisation.whatIf({ moves: [...moves], basis })
    expect(thought.fixed.map(({ place, message }) => [place, message])).toEqual([['东社区 第2网格', '缺网格长']])
    expect(thought.added.map(({ place, message }) => [place, message])).toEqual([['东社区 第1网格', '缺网格长']])
    expect(thought.board.communities[0]?.grids[1]?.seats.gridLeader).toMatchObject([{ personId: id }])
    expect(await holders()).toEqual([['甲某'], []])
    expect((await board()).findings).toEqual(findings)
  })

  it('are applied in one step: the old seat ends the day before', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2026-03-01' })
    const waiting = await person('乙某')
    const { basis } = await board()
    const moves = [
      { personId: id, postingId: await seatOf(id), to: { gridId: grids[1], role: 'gridLeader' as const } },
      { personId: waiting, postingId: null, to: { gridId: grids[0], role: 'gridLeader' as const } },
    ]
    await app.client.organisation.applyMoves({ moves, basis, on: '2026-11-05' })
    expect(await holders()).toEqual([['乙某'], ['甲某']])
    expect(await app.client.organisation.history({ gridId: grids[0] })).toMatchObject([
      { name: '乙某', startedOn: '2026-11-05', endedOn: null },
      { name: '甲某', startedOn: '2026-03-01', endedOn: '2026-11-04', endReason: '调岗' },
    ])
    expect((await app.client.history.undo({})).label).toBe('调整网格队伍：甲某、乙某')
    expect(await holders()).toEqual([['甲某'], []])
  })

  it('of one day there and back leave no trace of the way', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2026-03-01' })
    for (const gridId of [grids[1], grids[0]]) {
      const { basis } = await board()
      const moves = [{ personId: id, postingId: await seatOf(id), to: { gridId, role: 'gridLeader' as const } }]
      await app.client.organisation.applyMoves({ moves, basis, on: '2026-11-05' })
    }
    expect(await app.client.organisation.history({ gridId: grids[1] })).toEqual([])
    expect((await app.client.organisation.history({ gridId: grids[0] })).map(({ startedOn }) => startedOn)).toEqual([
      '2026-11-05',
      '2026-03-01',
    ])
  })

  it('keep what somebody is called among the other forces', async () => {
    const id = await person('甲某', { role: '楼栋长', gridCode: '999901001001001' })
    const { basis } = await board()
    const moves = [{ personId: id, postingId: await seatOf(id), to: { gridId: grids[1], role: 'otherForce' as const } }]
    await app.client.organisation.applyMoves({ moves, basis, on: '2026-11-05' })
    expect((await ledgerRow(id)).values['role']).toBe('楼栋长')
  })

  it('thought out on another board are refused', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    const { basis } = await board()
    const moves = [{ personId: id, postingId: await seatOf(id), to: { gridId: grids[1], role: 'gridLeader' as const } }]
    await person('乙某', { role: '网格长', gridCode: '999901001001002' })
    const { whatIf, applyMoves } = app.client.organisation
    expect(await refusal(whatIf({ moves, basis }))).toMatchObject({ code: 'board_changed' })
    expect(await refusal(applyMoves({ moves, basis, on: '2026-11-05' }))).toMatchObject({ code: 'board_changed' })
    expect(await holders()).toEqual([['甲某'], ['乙某']])
  })

  it('that cannot be are refused by the name of the person', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001', startedOn: '2026-03-01' })
    const postingId = await seatOf(id)
    const { basis } = await board()
    const { whatIf, applyMoves } = app.client.organisation
    const stay = { personId: id, postingId, to: { gridId: grids[0], role: 'gridLeader' as const } }
    expect(await refusalSentence(whatIf({ moves: [stay], basis }))).toBe(
      '“甲某”不能这样调动：此人已在这个位置上。请取消这一处调动后再试。',
    )
    const away = { personId: id, postingId, to: null }
    expect(await refusal(whatIf({ moves: [away, away], basis }))).toMatchObject({ code: 'move_impossible' })
    const move = { ...stay, to: { gridId: grids[1], role: 'gridLeader' as const } }
    expect(await refusal(applyMoves({ moves: [move], basis, on: '2026-02-01' }))).toMatchObject({
      code: 'posting_dates',
    })
    expect(await refusal(applyMoves({ moves: [move], basis, on: '2026-12-01' }))).toMatchObject({
      code: 'value_invalid',
    })
    const nobody = '01990000-0000-7000-8000-00000000ffff'
    for (const wrong of [
      { ...move, personId: nobody },
      { ...move, to: { gridId: nobody, role: 'gridLeader' as const } },
    ])
      expect(await refusal(whatIf({ moves: [wrong], basis }))).toMatchObject({ code: 'not_found' })
  })
})

describe('a hand-over', () => {
  it('lists by post, name and unit what is open, and what stays empty', async () => {
    const { client } = app
    const id = await person('甲某', {
      employer: '街道执法中队',
      role: '兼职网格员',
      gridCode: '999901001001001',
      phone: '19900001234',
    })
    await client.ledgers.create({ ledger: 'duties', values: { post: '兼职网格员', content: '每日巡查' } })
    await client.ledgers.create({ ledger: 'duties', values: { post: '网格长', content: '召集例会' } })
    await client.ledgers.create({
      ledger: 'keyMatters',
      values: { category: '市容', name: '占道晾晒', responsibleUnit: '社区居委会、云溪街道执法中队' },
    })
    await client.ledgers.create({ ledger: 'assistMatters', values: { name: '楼道清理', boundary: '由甲某到场劝导' } })
    await client.ledgers.create({ ledger: 'assistMatters', values: { name: '别的事', boundary: '街道执法中队到场' } })
    await client.meetings.create(aMeeting())
    const { items, vacated, html } = await client.organisation.handover({ personId: id })
    expect(items.map(({ kind, title, because }) => [kind, title, because])).toEqual([
      ['duties', '每日巡查', '岗位即所任角色“兼职网格员”'],
      ['keyMatters', '占道晾晒', '责任单位“云溪街道执法中队”即工作单位'],
      ['assistMatters', '楼道清理', '协助内容及边界写明本人'],
      ['resolutions', '夜市摊位划线入市', '责任单位“街道执法中队”即工作单位'],
    ])
    expect(vacated.map(({ place, message }) => [place, message])).toEqual([['东社区 第1网格', '缺兼职网格员']])
    for (const text of ['工作交接清单', '甲某', '占道晾晒', '2026-12-01']) expect(html).toContain(text)
    expect(html).not.toContain('19900001234')
    expect((await client.organisation.handover({ personId: id, postingIds: [] })).vacated).toEqual([])
  })
})

describe('the staffing of another unit', () => {
  it('is seen and not changed: every step is refused by the name of the record and the unit', async () => {
    const id = await person('甲某', { role: '网格长', gridCode: '999901001001001' })
    const { artifact } = await app.client.exchange.create({
      period: '2026-11',
      recipient: district.unitCode,
      protection: 'none',
    })
    const bureau = await openTestApp({ unit: district })
    const { planId } = await bureau.client.exchange.preview({ fileId: bureau.stage('包.zip', artifact.bytes) })
    await bureau.client.exchange.apply({ planId, acceptSender: true })

    const { organisation } = bureau.client
    const { communities, basis } = await organisation.board({})
    expect(communities.map(({ name, own }) => [name, own])).toEqual([['东社区', false]])
    const { own, current } = await organisation.handover({ personId: id })
    expect(own).toBe(false)
    const postingIds = current.map(({ postingId }) => postingId)
    const move = { personId: id, postingId: postingIds[0] ?? null, to: null }
    const attempts = [
      organisation.whatIf({ moves: [move], basis }),
      organisation.applyMoves({ moves: [move], basis, on: '2026-11-05' }),
      organisation.assign({ personId: id, gridId: grids[1], role: 'instructor', startedOn: '2026-11-01' }),
      organisation.leave({ personId: id, postingIds, endedOn: '2026-11-01', reason: '调离' }),
      organisation.notice({ gridIds: [grids[0]] }),
      organisation.saveWorkPhone({ personId: id, workPhone: '0999-8000000' }),
      organisation.savePhoto({ personId: id, fileId: null }),
    ]
    for (const attempt of attempts)
      expect(await refusal(attempt)).toMatchObject({ code: 'not_editable', details: { unit: street.unitName } })
  })
})
