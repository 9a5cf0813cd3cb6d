/** The tables of the files to import, and the sheets that are left out with the reason. */
import type { ImportPlan } from '../../contract/api/intake.ts'
import { AppError } from '../../contract/errors.ts'
import type { FileContent } from '../staged-files.ts'
import { readWorkbook, type ReadSheet } from './read-workbook.ts'
import type { SourceTable } from './source-table.ts'

export interface Sources {
  readonly tables: readonly SourceTable[]
  readonly ignored: ImportPlan['ignoredSheets']
}

/** @throws AppError file_* for a file that cannot be read, no_table_found for one without any of the four lists. */
export async function readSources(files: readonly FileContent[]): Promise<Sources> {
  const tables: SourceTable[] = []
  const ignored: ImportPlan['ignoredSheets'] = []
  for (const file of files) {
    const sheets = await readWorkbook(file)
    const found = sheets.flatMap((sheet) => toSourceTable(file.name, sheet) ?? [])
    if (found.length === 0) throw new AppError('no_table_found', { file: file.name })
    tables.push(...found)
    for (const sheet of sheets) {
      const reason = sheet.hidden && sheet.reason === null ? '隐藏的工作表，取消隐藏后可以导入' : sheet.reason
      if (reason !== null) ignored.push({ file: file.name, sheet: sheet.sheet, rows: sheet.nonEmptyRows, reason })
    }
  }
  return { tables, ignored }
}

function toSourceTable(file: string, { sheet, hidden, table }: ReadSheet): SourceTable | null {
  if (table === null || table.ledger === null || hidden) return null
  const { ledger, headerRows, columns, rows, skipped, notes } = table
  return {
    file,
    sheet,
    ledger,
    headerRows,
    columns: columns.map(({ index, letters, title, field }) => ({ index, letters, title, field })),
    rows,
    skipped,
    notes,
  }
}
