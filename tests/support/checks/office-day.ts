/**
 * A clerk's day in single steps: rows added, changed, removed, taken back, a meeting, a roster imported, a backup. Each
 * step is one call to the real core and answers what was acknowledged, so that it can be looked for after a fault.
 */
import { z } from 'zod'
import { markedRow } from '../../../src/contract/api/ledgers.ts'
import { systemStatus } from '../../../src/contract/api/system.ts'
import { AppError, isErrorCode } from '../../../src/contract/errors.ts'
import { importPlan } from '../../../src/contract/api/intake.ts'
import { saved } from '../../../src/contract/api/shared.ts'
import { meeting, meetingDraft, type MeetingDraft } from '../../../src/contract/meetings.ts'
import type { App } from '../../../src/core/create-app.ts'
import { ask } from './app.ts'
import type { Random } from './random.ts'

/** What was acknowledged: the command, and a version of a record that must be there from now on. */
export const fact = z.strictObject({
  step: z.string(),
  commandId: z.int().nullable(),
  record: z.strictObject({ table: z.enum(['duties', 'meetings']), id: z.string(), version: z.int() }).nullable(),
  backup: z.string().nullable(),
})
export type Fact = z.infer<typeof fact>

const withSaved = z.object({ saved })
const savedRow = z.object({ row: markedRow, saved })
const savedMeeting = z.object({ meeting, saved })
const named = z.object({ name: z.string() })

type KnownRow = Pick<z.infer<typeof markedRow>, 'id' | 'version'>

export class OfficeDay {
  readonly #app: App
  readonly #random: Random
  #rows: KnownRow[] = []
  #meeting: z.infer<typeof meeting> | null = null
  #people = 0

  constructor(app: App, random: Random) {
    this.#app = app
    this.#random = random
  }

  /** One step at random; backups and imports are rarer than edits. */
  step(): Promise<Fact> {
    const die = this.#random.below(100)
    if (die < 25 || this.#rows.length === 0) return this.addRow()
    if (die < 60) return this.editRow()
    if (die < 68) return this.removeRow()
    if (die < 80) return this.stepBack()
    if (die < 93) return this.saveMeeting()
    if (die < 98) return this.importRoster(4)
    return this.backUp()
  }

  async addRow(): Promise<Fact> {
    const values = { post: '专职网格员', category: `类别${this.#random.below(1000)}`, content: this.#text() }
    const { row, saved } = savedRow.parse(await ask(this.#app, 'ledgers.create', { ledger: 'duties', values }))
    this.#rows.push(row)
    return { step: 'addRow', commandId: saved.commandId, record: recordOf('duties', row), backup: null }
  }

  async editRow(): Promise<Fact> {
    const index = this.#random.below(this.#rows.length)
    const current = this.#rows[index]
    if (current === undefined) return this.addRow()
    const answer = savedRow.parse(
      await ask(this.#app, 'ledgers.update', {
        ledger: 'duties',
        id: current.id,
        version: current.version,
        values: { content: this.#text() },
      }),
    )
    this.#rows[index] = answer.row
    return { step: 'editRow', commandId: answer.saved.commandId, record: recordOf('duties', answer.row), backup: null }
  }

  async removeRow(): Promise<Fact> {
    const row = this.#rows.pop()
    if (row === undefined) return this.addRow()
    const answer = withSaved.parse(await ask(this.#app, 'ledgers.remove', { ledger: 'duties', ids: [row.id] }))
    const removed = recordOf('duties', { id: row.id, version: row.version + 1 })
    return { step: 'removeRow', commandId: answer.saved.commandId, record: removed, backup: null }
  }

  /** Undo of the last step, and the rows as they stand afterwards. */
  async stepBack(): Promise<Fact> {
    const { saved } = withSaved.parse(await ask(this.#app, 'history.undo'))
    await this.#reload()
    return { step: 'stepBack', commandId: saved.commandId, record: null, backup: null }
  }

  async saveMeeting(): Promise<Fact> {
    const draft = this.#meetingDraft()
    const current = this.#meeting
    const answer = savedMeeting.parse(
      current === null
        ? await ask(this.#app, 'meetings.create', draft)
        : await ask(this.#app, 'meetings.update', { id: current.id, version: current.version, draft }),
    )
    this.#meeting = answer.meeting
    return {
      step: 'saveMeeting',
      commandId: answer.saved.commandId,
      record: recordOf('meetings', answer.meeting),
      backup: null,
    }
  }

  async importRoster(people: number): Promise<Fact> {
    const file = this.#app.stageFile('花名册.csv', new TextEncoder().encode(this.#roster(people)))
    const { planId } = importPlan.parse(await ask(this.#app, 'intake.preview', { fileIds: [file.id] }))
    const { saved } = withSaved.parse(await ask(this.#app, 'intake.apply', { planId }))
    return { step: 'importRoster', commandId: saved.commandId, record: null, backup: null }
  }

  async backUp(): Promise<Fact> {
    const { name } = named.parse(await ask(this.#app, 'backups.create'))
    return { step: 'backUp', commandId: null, record: null, backup: name }
  }

  async restore(name: string): Promise<Fact> {
    const { problem } = systemStatus.parse(await ask(this.#app, 'backups.restore', { name }))
    if (problem !== null) throw new AppError(isErrorCode(problem.code) ? problem.code : 'internal')
    await this.#reload()
    return { step: 'restore', commandId: null, record: null, backup: name }
  }

  async #reload(): Promise<void> {
    const page = z.object({ rows: z.array(markedRow) })
    this.#rows = page.parse(await ask(this.#app, 'ledgers.page', { ledger: 'duties', limit: 500 })).rows
    this.#meeting = null
  }

  /** Some lines, some pages: a record can need overflow pages of its own. */
  #text(): string {
    const line = `第${this.#random.below(1_000_000)}次走访，`
    return line.repeat(1 + this.#random.below(this.#random.chance(0.1) ? 400 : 12))
  }

  #meetingDraft(): MeetingDraft {
    return meetingDraft.parse({
      title: `第${this.#random.below(1000)}次联席会议`,
      kind: '联席会议',
      heldAt: '2026-11-05T14:30',
      place: '三楼会议室',
      chair: '主持人甲',
      recorder: '记录人乙',
      discussion: this.#text(),
      agenda: [{ title: '停车难', presenter: '汇报人丙', discussion: this.#text() }],
      attendance: [{ status: '出席', unit: '城管中队', name: '参会人丁' }],
      resolutions: [{ content: this.#text(), responsibleUnit: '城管中队', deadline: '2026-12-01' }],
    })
  }

  #roster(people: number): string {
    const lines = Array.from({ length: people }, () => {
      this.#people += 1
      const number = `${this.#random.below(1_000_000)}-${this.#people}`
      return `测试人员${number},19900001234,专职网格员,梧桐里社区,梧桐里第一网格,999901001001001,${number}`
    })
    return ['姓名,手机号码,岗位,社区名称,所在网格,网格编号,备注', ...lines, ''].join('\r\n')
  }
}

function recordOf(table: 'duties' | 'meetings', row: KnownRow): Fact['record'] {
  return { table, id: row.id, version: row.version }
}
