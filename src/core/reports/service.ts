/** The figures of a month for the window and the command line, the rows behind them, and what is kept of them. */
import { mediaTypes } from '../../contract/artifact.ts'
import { rowKinds, type reportsApi, type ReportRowKind } from '../../contract/api/reports.ts'
import { AppError } from '../../contract/errors.ts'
import { contradictionKeys } from '../../contract/indicators/contradictions.ts'
import { indicators, type Formula } from '../../contract/indicators/indicators.ts'
import { monthTitle } from '../../contract/indicators/month.ts'
import { officialDate } from '../documents/chinese-text.ts'
import { choosePaper } from '../documents/paper.ts'
import { renderTableHtml } from '../documents/render-table-html.ts'
import { widthOnPaper, type SheetSpec } from '../documents/workbook-model.ts'
import { writeWorkbook } from '../documents/write-workbook.ts'
import { fileNameFor } from '../file-name.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { readXlsx } from '../intake/xlsx/read-xlsx.ts'
import { localDate } from '../local-date.ts'
import { readCommandLine } from '../shell/command-line.ts'
import { countBroken, readBroken } from './contradiction-repository.ts'
import { keepReport } from './keep.ts'
import { readReport, windowOf } from './read-report.ts'
import { reminderOf, usualReminderDay } from './reminder.ts'
import { asOfIn, reportSheets } from './report-sheets.ts'
import { cronLine, windowsLine } from './schedule.ts'
import { readFactRows, readReportSettings, readSnapshots } from './repository.ts'

/** As many as a person reads; the count says how many there are. */
const shownRows = 50

export const reportHandlers: HandlersOf<typeof reportsApi> = {
  view: (context, { period, unit }) => readReport(context, period, visible(context, unit)),

  rows: async (context, { period, indicator, part, unit, communityId, gridId, offset, limit }) => {
    const { formula }: { readonly formula: Formula } = indicators[indicator]
    if (part === 'over' && formula.kind !== 'ratio') throw new AppError('not_found')
    const fact = part === 'over' && formula.kind === 'ratio' ? formula.over : formula.of
    const whose = context.unit.kind === 'district' ? unit : context.unit.code
    const window = await windowOf(context, period, whose)
    const place = { unit: whose, communityId, gridId }
    const { total, rows } = await readFactRows(context.db, window, fact, place, { offset, limit })
    return { total, rows: rows.map((row) => ({ ...row, kind: kindOf(row.kind) })) }
  },

  check: async (context, { period }) => {
    const { db, unit } = context
    const window = await windowOf(context, period, unit.code)
    const found = []
    for (const rule of contradictionKeys) {
      const total = await countBroken(db, rule, window, unit.code)
      if (total === 0) continue
      const rows = await readBroken(db, rule, window, unit.code, { offset: 0, limit: shownRows })
      found.push({ rule, total, rows: rows.map((row) => ({ ...row, kind: kindOf(row.kind) })) })
    }
    return found
  },

  broken: async (context, { period, rule, offset, limit }) => {
    const { db, unit } = context
    const window = await windowOf(context, period, unit.code)
    const rows = await readBroken(db, rule, window, unit.code, { offset, limit })
    return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }))
  },

  export: async (context, { period, unit }) => {
    const { sheets, name } = await sheetsOf(context, period, unit)
    return { name: fileNameFor(name, '.xlsx'), mediaType: mediaTypes.xlsx, bytes: await writeWorkbook(sheets) }
  },

  exportedBefore: async (context, { period, unit, fileId }) => {
    const { bytes } = context.files.get(fileId)
    const asOf = await dayOfExport(bytes)
    if (asOf === null) return false
    const { sheets } = await sheetsOf(context, period, unit, asOf)
    return Buffer.compare(await writeWorkbook(sheets), bytes) === 0
  },

  print: async (context, { period, unit }) => {
    const { sheets, name } = await sheetsOf(context, period, unit)
    const paper = choosePaper(Math.max(...sheets.map(widthOnPaper)), 'auto')
    const foot = { left: context.unit.name, right: officialDate(localDate(context.options.now())) }
    return {
      title: name,
      paper,
      ...renderTableHtml(
        sheets.map((sheet) => ({ ...sheet, foot })),
        paper,
      ),
    }
  },

  keep: async (context, { period, purpose }) => ({
    value: await keepReport(context, period, purpose),
    label: `留存数据报表：${monthTitle(period)}`,
  }),

  schedule: ({ options }, { program, ...input }) => {
    const words = program === null ? options.commandLine : readCommandLine(program)
    if (words === null) throw new AppError('program_unknown')
    const schedule = { ...input, program: words, dataDir: options.dataDir }
    const { line, tooLong } = windowsLine(schedule)
    return Promise.resolve({ windows: line, tooLong, linux: cronLine(schedule) })
  },

  reminder: async ({ db, unit, options }) => {
    const today = localDate(options.now())
    const settings = await readReportSettings(db, unit.code)
    const kept = (await readSnapshots(db, unit.code)).some(({ period }) => period === today.slice(0, 7))
    return reminderOf(today, settings?.reminder_day ?? usualReminderDay, kept)
  },

  saveReminder: async ({ db, records, stamp, unit, options }, { day }) => {
    const settings = await readReportSettings(db, unit.code)
    const current = settings === null ? null : records.get('reportSettings', settings.id)
    const values = { reminderDay: day }
    if (current === null) records.create(stamp, 'reportSettings', options.newId(), unit.code, { values })
    else records.update(stamp, 'reportSettings', current, { values })
    return { value: {}, label: `报表提醒日改为每月${day}日` }
  },
}

/** A street looks at itself only. */
function visible({ unit: own }: QueryContext, unit: string | null): string | null {
  if (unit === null || unit === own.code || own.kind === 'district') return unit
  throw new AppError('not_found')
}

async function sheetsOf(
  context: QueryContext,
  period: string,
  unit: string | null,
  /** As if the figures, which are today's, had stood so on another day. */
  asOf?: string,
): Promise<{ sheets: SheetSpec[]; name: string }> {
  const view = await readReport(context, period, visible(context, unit))
  const title = view.places[0]?.name ?? context.unit.name
  return {
    sheets: reportSheets(asOf === undefined ? view : { ...view, asOf }, title),
    name: `数据报表-${period}-${title}`,
  }
}

/** null: it is none of our exports. */
async function dayOfExport(bytes: Uint8Array): Promise<string | null> {
  let sheets
  try {
    sheets = await readXlsx(bytes)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
  return asOfIn(sheets[0]?.rows.flatMap(({ cells }) => cells) ?? [])
}

function kindOf(text: string): ReportRowKind {
  const kind = rowKinds.find((known) => known === text)
  if (kind === undefined) throw new Error(`rows of an unknown kind: ${text}`)
  return kind
}
