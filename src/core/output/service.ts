/** Lists and what is made from them as files and as pages for paper. */
import { mostPrintedRows, type output } from '../../contract/api/output.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import { choosePaper, type PaperChoice } from '../documents/paper.ts'
import { renderTableHtml } from '../documents/render-table-html.ts'
import { widthOnPaper, type SheetSpec } from '../documents/workbook-model.ts'
import { writeCsv } from '../documents/write-csv.ts'
import { writeWorkbook } from '../documents/write-workbook.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { localDate } from '../local-date.ts'
import { officialDate } from '../documents/chinese-text.ts'
import { maskedSuffix, readSheets } from './sources.ts'

export const outputHandlers: HandlersOf<typeof output> = {
  export: async (context, { document, masked, paper, format }) => {
    const { name, sheets } = await readSheets(context, document, masked)
    const file = `${name}${masked ? `（${maskedSuffix}）` : ''}-${context.unit.name}`.replace(unsafeInNames, '_')
    if (format === 'xlsx') {
      const bytes = await writeWorkbook(sheets.map((sheet) => ({ ...sheet, paper: paperFor([sheet], paper) })))
      return { artifact: { name: `${file}.xlsx`, mediaType: mediaTypes.xlsx, bytes }, misread: 0 }
    }
    const [sheet, ...more] = sheets
    if (sheet === undefined || more.length > 0) throw new AppError('csv_one_list')
    const { bytes, misread } = writeCsv(sheet, masked)
    return { artifact: { name: `${file}.csv`, mediaType: mediaTypes.csv, bytes }, misread }
  },

  print: async (context, { document, masked, paper }) => {
    const { sheets } = await readSheets(context, document, masked)
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
    if (rows > mostPrintedRows) throw new AppError('print_too_long', { rows, limit: mostPrintedRows })
    const chosen = paperFor(sheets, paper)
    const printed = renderTableHtml(
      sheets.map((sheet) => dated(context, sheet)),
      chosen,
    )
    return { title: sheets.map(({ title }) => title).join('、'), ...printed, paper: chosen, rows }
  },
}

const unsafeInNames = /[\\/:*?"<>|\p{Cc}]/gu

/** One kind of paper for all sheets: the widest decides. */
function paperFor(sheets: readonly SheetSpec[], choice: PaperChoice) {
  return choosePaper(Math.max(0, ...sheets.map(widthOnPaper)), choice)
}

function dated({ unit, options }: QueryContext, sheet: SheetSpec): SheetSpec {
  return { ...sheet, foot: { left: unit.name, right: officialDate(localDate(options.now())) } }
}
