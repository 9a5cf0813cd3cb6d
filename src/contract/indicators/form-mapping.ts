/** What goes where in a district's blank form: by table and column header, or by single cell. Also a file to hand on. */
import { z } from 'zod'
import { indicatorKeys, indicators, isIndicatorKey } from './indicators.ts'

/** Besides indicators. byHand: signature and the like, left to people. */
export const plainFillings = ['unitName', 'month', 'day', 'placeName', 'byHand'] as const
export const fillings = [...plainFillings, ...indicatorKeys] as const
export type Filling = (typeof fillings)[number]

export const fillingLabels: Readonly<Record<(typeof plainFillings)[number], string>> = {
  unitName: '填报单位',
  month: '填报月份',
  day: '填报日期',
  placeName: '社区或网格名称',
  byHand: '由人填写',
}

export function fillingLabel(filling: Filling): string {
  return isIndicatorKey(filling) ? indicators[filling].name : fillingLabels[filling]
}

/** What stands in the lines of a table. */
export const lineLevels = ['street', 'community', 'grid'] as const

/** A sheet goes to XFD1048576 (ECMA-376 part 1, 18.3.1.73): a cell beyond it would make the file unreadable. */
const lastLine = 1_048_576
const columns = '(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])'
const columnName = z.string().regex(new RegExp(`^${columns}$`))
const line = z.int().min(1).max(lastLine)
const cellName = z
  .string()
  .regex(new RegExp(`^${columns}[1-9]\\d{0,6}$`))
  .refine((cell) => Number(cell.replace(/\D/g, '')) <= lastLine)
const filling = z.enum(fillings).nullable()
const text = z.string().max(500)

export const isColumnName = (text: string): boolean => columnName.safeParse(text).success
export const isCellName = (text: string): boolean => cellName.safeParse(text).success

/** A person has added it: nothing in the form tells where it is, so that a new edition cannot be searched for it. */
const added = z.literal(true).optional()

export const formTable = z.strictObject({
  sheet: text,
  lines: z.enum(lineLevels),
  labelColumn: columnName,
  /** Of lines that are grids: the column that says in which community each of them lies. */
  communityColumn: columnName.optional(),
  from: line,
  to: line,
  columns: z.array(z.strictObject({ column: columnName, header: text, fill: filling, added })).max(300),
  added,
})

const formCell = z.strictObject({ sheet: text, cell: cellName, header: text, fill: filling, added })

export const formMapping = z.strictObject({
  tables: z.array(formTable).max(50),
  cells: z.array(formCell).max(1000),
})

export const formMappingFile = z.strictObject({
  format: z.literal('sidantong-form-mapping'),
  version: z.literal(1),
  name: z.string().min(1).max(60),
  fingerprint: z.string().length(64),
  mapping: formMapping,
})

export type FormMapping = z.infer<typeof formMapping>
export type FormTable = FormMapping['tables'][number]
export type FormCell = FormMapping['cells'][number]
