/** What goes out of the program as a table: exported as a file or drawn as pages for paper. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { query } from '../define-api.ts'
import { fieldName, rowsRequest } from './rows-request.ts'
import { ledgerKey, recordId } from './shared.ts'
import { versionPair } from './versions.ts'

/** What is put out. */
export const outputDocument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lists'), ledgers: z.array(ledgerKey).min(1).max(100) }),
  /** What a list shows at the moment: these rows and these columns, in this order. */
  z.strictObject({
    kind: z.literal('view'),
    /** As the view is called; empty: it has no name. */
    name: z.string().max(40).default(''),
    rows: rowsRequest,
    groupBy: fieldName.nullable().default(null),
    columns: z.array(fieldName).min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('version'), id: recordId }),
  /** 对照表. */
  z.strictObject({ kind: z.literal('comparison'), ...versionPair }),
  z.strictObject({ kind: z.literal('responsibility') }),
])

export const fileFormats = ['xlsx', 'csv'] as const

/** auto: the smallest paper on which the columns are comfortable to read. */
export const paperChoices = ['auto', 'A4', 'A3'] as const

export const paper = z.strictObject({ size: z.enum(['A4', 'A3']), orientation: z.enum(['portrait', 'landscape']) })

const request = {
  document: outputDocument,
  /** 公示版: without internal columns, personal data masked. */
  masked: z.boolean().default(false),
  paper: z.enum(paperChoices).default('auto'),
}

/** More than anybody prints; a browser would take minutes to lay it out. */
export const mostPrintedRows = 5000

export const output = {
  export: query(
    '导出',
    z.strictObject({ ...request, format: z.enum(fileFormats).default('xlsx') }),
    z.strictObject({
      artifact,
      /** Cells of a csv that a spreadsheet program would rewrite when it opens the file by a double click. */
      misread: z.int(),
    }),
  ),
  /** A complete HTML document without scripts, as it prints. */
  print: query(
    '打印',
    z.strictObject(request),
    z.strictObject({
      title: z.string(),
      html: z.string(),
      /** The rule for the paper, for a page that shows the document inside itself. */
      pageRule: z.string(),
      paper,
      rows: z.int(),
    }),
  ),
} as const

export type OutputDocument = z.infer<typeof outputDocument>
export type FileFormat = (typeof fileFormats)[number]
export type PaperChoice = (typeof paperChoices)[number]
export type Paper = z.infer<typeof paper>
