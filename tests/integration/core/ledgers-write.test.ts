/** Blocks of cells: pasted, filled, cleared. All of it or nothing, one step, and fast enough for a whole roster. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { WriteRequest } from '../../../src/contract/api/ledgers.ts'
import type { RecordValues } from '../../../src/contract/records/define-record.ts'
import {
  district,
  openSampleApp,
  openTestApp,
  refusal,
  refusalSentence,
  street,
  type TestApp,
} from '../../support/app.ts'
import { craftedPackage, aRecord } from '../../support/crafted-package.ts'
import { auditAfter, contentOf, databaseHash, lastSequence } from '../../support/database-dump.ts'

let app: TestApp
beforeEach(async () => {
  app = await openSampleApp()
})

async function people(count: number, find = '') {
  return (await app.client.ledgers.page({ ledger: 'people', find, limit: count })).rows
}

function write(block: Partial<WriteRequest>) {
  return app.client.ledgers.write({ ledger: 'people', purpose: 'paste', ...block })
}

describe('a block', () => {
  it('changes rows and adds rows, answers them in the order given, and is one step', async () => {
    const before = contentOf(app.dataDir)
    const [first, second] = await people(2)
    if (first === undefined || second === undefined) throw new Error('the sample has people')
    const update = [second, first].map(({ id, version }, at) => ({ id, version, values: { phone: `1990000777${at}` } }))
    const create = [{ values: { name: '新甲', gridCode: '999901001001001' } }, { values: { name: '新乙' } }]
    const { rows } = await write({ update, create })
    expect(rows.map(({ id }) => id).slice(0, 2)).toEqual([second.id, first.id])
    expect(rows.map(({ values }) => values['phone'])).toEqual(['19900007770', '19900007771', null, null])
    expect(rows[2]?.values).toMatchObject({ name: '新甲', gridName: '梧桐里第一网格', communityName: '梧桐里社区' })
    expect((await app.client.ledgers.counts({}))['people']).toBe(239)
    const status = await app.client.system.status({})
    expect(status.undo?.label).toBe('粘贴 4 行：人员清单')
    await app.client.history.undo({})
    expect(contentOf(app.dataDir)).toEqual(before)
  })

  it.each([
    ['fill', '填充 1 行：人员清单'],
    ['clear', '清空 1 行：人员清单'],
    ['bulkEdit', '批量修改 1 行：人员清单'],
  ] as const)('of purpose %s is named so', async (purpose, label) => {
    const [row] = await people(1)
    if (row === undefined) throw new Error('the sample has people')
    await write({ purpose, update: [{ id: row.id, version: row.version, values: { remarks: '改' } }] })
    expect((await app.client.system.status({})).undo?.label).toBe(label)
  })

  it('with cells that cannot be read writes nothing, and names the first of them', async () => {
    const [row] = await people(1)
    if (row === undefined) throw new Error('the sample has people')
    const before = databaseHash(app.dataDir)
    const attempt = write({
      update: [{ id: row.id, version: row.version, values: { phone: '19900001234' } }],
      create: [
        { values: { name: '甲' } },
        { values: { name: '乙', startedOn: '2025-02-30' } },
        { values: { phone: '1' } },
      ],
    })
    expect(await refusalSentence(attempt)).toBe(
      '有 2 格不能保存，没有写入任何内容。第 3 行“到岗时间”写作“2025-02-30”，没有这一天。请改正后重试。',
    )
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('with a value that has no place to be kept names its row', async () => {
    const before = databaseHash(app.dataDir)
    const attempt = write({ create: [{ values: { name: '甲' } }, { values: { name: '乙', households: 300 } }] })
    expect(await refusal(attempt)).toMatchObject({
      code: 'cells_invalid',
      details: { count: 1, row: 2, field: '户数' },
    })
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('with a row of an old version, a row twice, or a row that is gone, writes nothing', async () => {
    const [first, second] = await people(2)
    if (first === undefined || second === undefined) throw new Error('the sample has people')
    const update = (row: typeof first, version = row.version) => ({ id: row.id, version, values: { remarks: '改' } })
    const before = databaseHash(app.dataDir)
    const name = String(second.values['name'])
    const cases: [Partial<WriteRequest>, object][] = [
      [
        { update: [update(first), update(second, second.version + 1)] },
        { code: 'version_conflict', details: { record: name } },
      ],
      [{ update: [update(second), update(second)] }, { code: 'row_repeated', details: { record: name } }],
      [
        { update: [update(first), { ...update(second), id: '01990000-0000-7000-8000-00000000dead' }] },
        { code: 'not_found' },
      ],
      [{ update: [update(first)], create: [{ values: { nothing: 'x', name: '甲' } }] }, { code: 'invalid_input' }],
    ]
    for (const [block, expected] of cases) expect(await refusal(write(block))).toMatchObject(expected)
    expect(databaseHash(app.dataDir)).toBe(before)
  })

  it('does not move people whose grid cells were pasted as they are', async () => {
    const rows = await people(20)
    const grid = ['communityName', 'gridName', 'households']
    const update = rows.map(({ id, version, values }) => ({
      id,
      version,
      values: { ...Object.fromEntries(grid.map((name) => [name, values[name] ?? null])), remarks: '核对过' },
    }))
    const answer = await write({ update })
    const places = (list: typeof rows) => list.map(({ values }) => grid.concat('gridCode').map((name) => values[name]))
    expect(places(answer.rows)).toEqual(places(rows))
    expect(answer.rows.every(({ values }) => values['remarks'] === '核对过')).toBe(true)
  })

  it('does not mix up two grids of one name when the name is pasted as it is', async () => {
    const values = { communityName: '东社区', gridName: '一网格' }
    const create = ['999901001077001', '999901001077002'].map((gridCode, at) => ({
      values: { name: `甲${at}`, ...values, gridCode },
    }))
    const { rows } = await write({ create })
    const update = rows.map(({ id, version }) => ({ id, version, values: { ...values, remarks: '核对过' } }))
    const answer = await write({ update })
    expect(answer.rows.map((row) => row.values['gridCode'])).toEqual(['999901001077001', '999901001077002'])
    expect(answer.rows.map((row) => row.values['remarks'])).toEqual(['核对过', '核对过'])
  })

  it('that says what is there already leaves no version behind', async () => {
    const [row] = await people(1)
    if (row === undefined) throw new Error('the sample has people')
    const answer = await write({ update: [{ id: row.id, version: row.version, values: { ...row.values } }] })
    expect(answer.rows[0]?.version).toBe(row.version)
  })

  it("with another unit's row is refused by that unit's name", async () => {
    const other = await openTestApp({ unit: district })
    const matter = aRecord({ name: '夜市占道', category: '市容' })
    const bytes = craftedPackage({ records: { keyMatters: [matter] } })
    const { planId } = await other.client.exchange.preview({ fileId: other.stage('包.zip', bytes) })
    await other.client.exchange.apply({ planId, acceptSender: true })
    const attempt = other.client.ledgers.write({
      ledger: 'keyMatters',
      purpose: 'paste',
      update: [{ id: matter.id, version: 1, values: { timeLimit: '3天' } }],
    })
    expect(await refusalSentence(attempt)).toBe(`“夜市占道”属于其他单位（${street.unitName}），本单位不能修改。`)
  })
})

describe('ten thousand rows', () => {
  const person = (index: number): RecordValues => ({
    position: index + 1,
    name: `人员${index}`,
    role: index % 6 === 0 ? '网格长' : '专职网格员',
    communityName: `第${Math.floor(index / 600)}社区`,
    gridName: `第${Math.floor(index / 60)}网格`,
    phone: `199${String(index).padStart(8, '0')}`,
  })
  const create = Array.from({ length: 10_000 }, (_, index) => ({ values: person(index) }))

  it('are pasted as new people, and over rows of a filtered view', { timeout: 120_000 }, async () => {
    const empty = await openTestApp()
    const { client } = empty
    const sequence = lastSequence(empty.dataDir)
    const pasted = await client.ledgers.write({ ledger: 'people', purpose: 'paste', create })
    expect(pasted.rows).toHaveLength(10_000)
    expect((await client.organisation.board({})).totals).toMatchObject({ people: 10_000, grids: 167, communities: 17 })
    // Person and posting of each, every grid and community once: nothing is written twice.
    expect(auditAfter(empty.dataDir, sequence)).toHaveLength(2 * 10_000 + 167 + 17)

    const where = [{ kind: 'oneOf' as const, field: 'role', values: ['专职网格员'] }]
    const view = { ledger: 'people' as const, where, sort: [{ field: 'phone', direction: 'desc' as const }] }
    const seen = []
    for (let offset = 0; offset < 8333; offset += 500)
      seen.push(...(await client.ledgers.page({ ...view, offset, limit: 500 })).rows)
    expect(seen).toHaveLength(8333)
    const update = seen.map(({ id, version }, at) => ({
      id,
      version,
      values: { role: '其他力量', remarks: `第${at}格` },
    }))
    const changed = await client.ledgers.write({ ledger: 'people', purpose: 'paste', update })
    expect(changed.rows.map(({ id }) => id)).toEqual(seen.map(({ id }) => id))
    expect(changed.rows.at(-1)?.values).toMatchObject({ role: '其他力量', remarks: '第8332格' })
    expect((await client.ledgers.page({ ...view, limit: 1 })).total).toBe(0)
    // Rows that were edited stay until the clerk leaves the view.
    const keep = seen.slice(0, 3).map(({ id }) => id)
    const kept = await client.ledgers.page({ ...view, keep, limit: 10 })
    expect(kept.rows.map(({ id }) => id)).toEqual(keep)

    await client.history.undo({})
    expect((await client.ledgers.page({ ...view, limit: 1 })).total).toBe(8333)
    await client.history.undo({})
    expect((await client.ledgers.counts({}))['people']).toBe(0)
    expect(await client.system.verify({})).toMatchObject({ ok: true })
  })

  it('and one more are refused, as is more text than eight megabytes', async () => {
    const more = [...create, { values: { name: '多余' } }]
    expect(await refusal(write({ create: more }))).toMatchObject({ code: 'invalid_input' })
    const long = create.slice(0, 300).map(({ values }) => ({ values: { ...values, remarks: 'x'.repeat(30_000) } }))
    expect(await refusal(write({ create: long }))).toMatchObject({ code: 'input_too_large' })
  })
})
