/** The tables of the files to import, the sheets that are left out, and the files that are refused, with the reasons. */
import type { ImportPlan } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import type { FileContent } from '../staged-files.ts'
import type { Job } from './jobs.ts'
import { readWorkbook, type ReadSheet } from './read-workbook.ts'
import type { SourceTable } from './source-table.ts'

export interface Sources {
  readonly tables: readonly SourceTable[]
  readonly ignored: ImportPlan['ignoredSheets']
  readonly refused: ImportPlan['refusedFiles']
}

/**
 * A file that cannot be read does not hold up the others.
 * @throws AppError file_* or no_table_found when it is the only one, cancelled
 */
export async function readSources(files: readonly FileContent[], job: Job): Promise<Sources> {
  const tables: SourceTable[] = []
  const ignored: ImportPlan['ignoredSheets'] = []
  const refused: ImportPlan['refusedFiles'] = []
  for (const file of files) {
    const onProgress = (done: number, total: number): void => job.report('reading', file.name, done, total)
    onProgress(0, 0)
    try {
      const sheets = await readWorkbook(file, { signal: job.signal, onProgress })
      const found = sheets.flatMap((sheet) => toSourceTable(file.name, sheet) ?? [])
      if (found.length === 0) throw new AppError('no_table_found', { file: file.name })
      tables.push(...found)
      ignored.push(...sheets.flatMap((sheet) => toIgnored(file.name, sheet) ?? []))
    } catch (error) {
      job.signal.throwIfAborted()
      if (!(error instanceof AppError) || files.length === 1) throw error
      refused.push({ file: file.name, message: error.message })
    }
  }
  return { tables, ignored, refused }
}

function toSourceTable(file: string, { sheet, hidden, table, reason }: ReadSheet): SourceTable | null {
  if (table === null || hidden) return null
  const { ledger, headerRows, columns, rows, skipped, notes, hints } = table
  return { file, sheet, ledger, reason, headerRows, columns, rows, skipped, notes, hints }
}

/** What gives no table to look at: empty sheets, sheets without a header, hidden ones. */
function toIgnored(
  file: string,
  { sheet, hidden, table, reason, nonEmptyRows }: ReadSheet,
): ImportPlan['ignoredSheets'][number] | null {
  if (!hidden && table !== null) return null
  const why = reason ?? '隐藏的工作表，取消隐藏后可以导入'
  return { file, sheet, rows: nonEmptyRows, reason: why }
}
