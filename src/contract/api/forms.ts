/** 填报空表: the district's blank forms, what goes where, and what comes out: filled, signed, printed. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, permanentCommand, query } from '../define-api.ts'
import { formMapping, formTable, lineLevels } from '../indicators/form-mapping.ts'
import { period } from './exchange.ts'
import { paper } from './output.ts'
import { nothing, recordId, saved } from './shared.ts'

const byId = z.strictObject({ id: recordId })
const name = z.string().trim().min(1).max(60)

export const reportForm = z.strictObject({
  id: recordId,
  name: z.string(),
  fileName: z.string(),
  size: z.int(),
  fingerprint: z.string(),
  mapping: formMapping,
})

export const formNote = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  header: z.string(),
  reason: z.string(),
  /** byHand, formula: as it should be. open: somebody has to see to it. */
  kind: z.enum(['byHand', 'formula', 'open']),
})

export const filledForm = z.strictObject({
  id: recordId,
  name: z.string(),
  filled: z.int(),
  /** Places that stay empty, and why. */
  unfilled: z.array(formNote),
  /** Filled, but not in agreement with something else in the form. */
  warnings: z.array(formNote),
})

const request = { period, ids: z.array(recordId).min(1).max(50) }

/** A form that is looked at: a staged file, or one that is kept. */
const source = z.union([z.strictObject({ fileId: recordId }), byId])
const typedNumber = z.number().min(-10_000_000).max(10_000_000)

export const sheetExtent = z.strictObject({ name: z.string(), lastRow: z.int(), lastColumn: z.int() })

export const formsApi = {
  /** By name. */
  list: query('查看填报空表', nothing, z.array(reportForm)),
  /** Looks at a staged file: what would go where. Nothing is stored. */
  read: query(
    '读取填报空表',
    z.strictObject({ fileId: recordId }),
    z.strictObject({
      name: z.string(),
      /** A name that is free, for a form of its own. */
      freeName: z.string(),
      fingerprint: z.string(),
      mapping: formMapping,
      /** The stored form with the same headers, or the one that it seems to be a newer edition of. */
      known: recordId.nullable(),
      /** It is that very file: there is nothing to save. */
      isStored: z.boolean(),
      /** What differs from that one, in words; empty: nothing. */
      changes: z.array(z.string()),
    }),
  ),
  /** The sheets of a form, for what a person adds by hand. */
  sheets: query('查看空表的工作表', z.strictObject({ source }), z.array(sheetExtent)),
  /**
   * A table with the columns that its head has. `at`: where its names and lines are; without, it is searched for by its
   * title, above `before` where there are several, and may not be found. What `columns` say is kept.
   */
  proposeTable: query(
    '列出空表的栏目',
    z.strictObject({
      source,
      sheet: formTable.shape.sheet,
      lines: z.enum(lineLevels),
      at: z
        .strictObject({
          labelColumn: z.string().max(10),
          communityColumn: z.string().max(10).optional(),
          from: typedNumber,
          to: typedNumber,
        })
        .nullable(),
      before: typedNumber.nullable().default(null),
      columns: formTable.shape.columns.default([]),
      added: formTable.shape.added,
    }),
    formTable.nullable(),
  ),
  /** `replaces` names the form whose place it takes; without, it is another one. */
  save: command(
    '保存填报空表',
    z.strictObject({ fileId: recordId, name, mapping: formMapping, replaces: recordId.nullable().default(null) }),
    z.strictObject({ form: reportForm, saved }),
  ),
  correct: command('修改填写对应', byId.extend({ mapping: formMapping }), z.strictObject({ form: reportForm, saved })),
  remove: command('移除填报空表', byId, z.strictObject({ saved })),
  /** The blank form as it was added. */
  open: query('下载填报空表', byId, artifact),
  /** The mapping as a file, for another office with the same form. */
  exportMapping: query('导出填写对应', byId, artifact),
  importMapping: command(
    '导入填写对应',
    z.strictObject({ fileId: recordId }),
    z.strictObject({ form: reportForm, saved }),
  ),
  /** What would be filled in, for all of them from one count. */
  preview: query('预览填报', z.strictObject(request), z.array(filledForm)),
  /** The filled form as it prints, for the stamp. */
  print: query(
    '打印填报表',
    byId.extend({ period }),
    z.strictObject({
      title: z.string(),
      html: z.string(),
      pageRule: z.string(),
      paper,
      /** Places whose formula is not calculated on the page; a spreadsheet program shows them. */
      uncalculated: z.array(z.string()),
    }),
  ),
  /** Whether a file is what would be made now but for the day on which it was filled: its signature, or null. */
  madeBefore: query(
    '核对以前的填报表',
    byId.extend({ period, fileId: recordId }),
    z.strictObject({ signature: artifact }).nullable(),
  ),
  /** Fills, signs and keeps what was reported. Each form gives a workbook and its signature. */
  make: permanentCommand(
    '生成填报表',
    z.strictObject(request),
    z.strictObject({
      forms: z.array(filledForm.extend({ file: artifact, signature: artifact })),
      saved,
    }),
  ),
} as const

export type ReportForm = z.infer<typeof reportForm>
export type FormNote = z.infer<typeof formNote>
export type FilledForm = z.infer<typeof filledForm>
