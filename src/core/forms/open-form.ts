/**
 * A blank form as it is read: for each sheet what a clerk sees and the text of its part. Files that are no form are refused
 * with what they are instead. Sizes are counted while inflating; nothing in a file is believed or followed.
 */
import { AppError } from '../../contract/errors.ts'
import { CellBudget, damaged, unsafe } from '../intake/limits.ts'
import type { SheetModel } from '../intake/sheet-model.ts'
import { sniffFormat } from '../intake/sniff.ts'
import { readRelationships } from '../intake/xlsx/relationships.ts'
import { readSharedStrings } from '../intake/xlsx/shared-strings.ts'
import { SheetPartReader } from '../intake/xlsx/sheet-part.ts'
import { readCellFormats } from '../intake/xlsx/styles-part.ts'
import { readWorkbookPart } from '../intake/xlsx/workbook-part.ts'
import { openZip, type ZipParts } from '../intake/xlsx/zip-parts.ts'
import type { FileContent } from '../staged-files.ts'
import { attributeOf, locateCells, type LocatedSheet } from './sheet-cells.ts'

export interface FormSheet {
  readonly name: string
  /** Path of its part inside the file. */
  readonly path: string
  readonly xml: string
  readonly model: SheetModel
  readonly cells: LocatedSheet
  readonly isProtected: boolean
}

export interface OpenedForm {
  readonly file: FileContent
  readonly workbookPath: string
  readonly workbook: string
  readonly sheets: readonly FormSheet[]
  /** Whether cells of a style are locked when their sheet is protected. */
  readonly isLocked: (style: number) => boolean
  /** Whether cells of a style show a number as per cent. */
  readonly isPercent: (style: number) => boolean
  /** Whether text in cells of a style goes onto further lines until it fits. */
  readonly isWrapping: (style: number) => boolean
  /** Whether what stands in cells of a style is made smaller until it fits. */
  readonly isShrinking: (style: number) => boolean
  /** To which side cells of a style are set; null: the form does not say. */
  readonly alignmentOf: (style: number) => Alignment | null
}

/** Of ST_HorizontalAlignment (18.18.40); its other values say nothing of a side. */
const sides = ['left', 'center', 'right'] as const
export type Alignment = (typeof sides)[number]

const megabyte = 1024 * 1024
/** A form is a page or two; what is larger is something else. */
export const largestForm = 5 * megabyte
const largestPart = 20 * megabyte

/** @throws AppError with the name of the file */
export async function openForm(file: FileContent): Promise<OpenedForm> {
  try {
    return await readForm(file)
  } catch (error) {
    throw error instanceof AppError ? new AppError(error.code, { ...error.details, file: file.name }) : error
  }
}

async function readForm(file: FileContent): Promise<OpenedForm> {
  if (file.bytes.length > largestForm)
    throw new AppError('file_too_large', {
      file: file.name,
      size: `${(file.bytes.length / megabyte).toFixed(1)} MB`,
      limit: `${largestForm / megabyte} MB`,
    })
  const format = sniffFormat(file.name, file.bytes)
  if (format === 'xls') throw new AppError('file_legacy_format', { file: file.name, kind: '旧版 Excel 工作簿（.xls）' })
  if (format === 'csv') throw new AppError('form_unfit', { file: file.name, reason: '它是 csv 文件，没有版面' })
  const parts = await openZip(file.bytes)
  const workbookPath = await onlyTarget(parts, '', 'officeDocument')
  const relationships = await readRelationships(parts, workbookPath)
  const { sheets, date1904 } = await readWorkbookPart(parts, workbookPath)
  const strings = relationships.find(({ kind }) => kind === 'sharedStrings')?.target
  const styles = relationships.find(({ kind }) => kind === 'styles')?.target
  const stylesXml = styles === undefined ? '' : await readPart(parts, styles)
  if (strings !== undefined) await readPart(parts, strings)
  const context = {
    strings: strings === undefined ? [] : await readSharedStrings(parts, strings),
    formats: styles === undefined ? [] : await readCellFormats(parts, styles),
    date1904,
    budget: new CellBudget(),
  }
  const read: FormSheet[] = []
  for (const { name, hidden, relationshipId } of sheets) {
    const part = relationships.find(({ id }) => id === relationshipId)
    if (part?.kind !== 'worksheet') continue
    const xml = await readPart(parts, part.target)
    const reader = new SheetPartReader(name, context)
    reader.feed(xml)
    const cells = locateCells(xml)
    if (cells === null)
      throw new AppError('form_unfit', { file: file.name, reason: `工作表“${name}”的写法特殊，不能原样填写` })
    const isProtected = /<(?:\w+:)?sheetProtection\b[^>]*\bsheet\s*=\s*["'](?:1|true)["']/.test(xml)
    read.push({ name, path: part.target, xml, model: reader.finish(hidden), cells, isProtected })
  }
  return {
    file,
    workbookPath,
    workbook: await readPart(parts, workbookPath),
    sheets: read,
    ...cellStyles(stylesXml),
  }
}

async function onlyTarget(parts: ZipParts, source: string, kind: string): Promise<string> {
  const found = (await readRelationships(parts, source)).find((relationship) => relationship.kind === kind)
  if (found === undefined) throw damaged('找不到工作簿')
  return found.target
}

async function readPart(parts: ZipParts, path: string): Promise<string> {
  const pieces: string[] = []
  let size = 0
  await parts.readText(path, (text) => {
    size += text.length
    if (size > largestPart) throw unsafe(`${path} 解压后超过 ${largestPart / megabyte} MB`)
    pieces.push(text)
  })
  return pieces.join('')
}

/** Per cent among the built-in formats (ECMA-376 part 1, 18.8.30). */
const builtInPercent = ['9', '10']

/** A style locks its cells unless it says otherwise (18.8.33). */
function cellStyles(
  styles: string,
): Pick<OpenedForm, 'isLocked' | 'isPercent' | 'isWrapping' | 'isShrinking' | 'alignmentOf'> {
  const list = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const formats = list.match(/<(?:\w+:)?xf\b(?:[^>]*\/>|[\s\S]*?<\/(?:\w+:)?xf>)/g) ?? []
  const unlocked = formats.map((format) => /<(?:\w+:)?protection\b[^>]*\blocked\s*=\s*["'](?:0|false)["']/.test(format))
  const own = [...styles.matchAll(/<(?:\w+:)?numFmt(\s[^>]*?)\/?>/g)].flatMap(([, attributes = '']) =>
    (attributeOf(attributes, 'formatCode') ?? '').includes('%') ? [attributeOf(attributes, 'numFmtId') ?? ''] : [],
  )
  const percent = formats.map((format) => [...builtInPercent, ...own].includes(attributeOf(format, 'numFmtId') ?? ''))
  const alignments = formats.map((format) => /<(?:\w+:)?alignment(\s[^>]*)/.exec(format)?.[1] ?? '')
  const alignment = (style: number, attribute: string): string => attributeOf(alignments[style] ?? '', attribute) ?? ''
  const isOn = (style: number, attribute: string): boolean => ['1', 'true'].includes(alignment(style, attribute))
  return {
    isLocked: (style) => unlocked[style] !== true,
    isPercent: (style) => percent[style] === true,
    isWrapping: (style) => isOn(style, 'wrapText'),
    isShrinking: (style) => isOn(style, 'shrinkToFit'),
    alignmentOf: (style) => sides.find((side) => side === alignment(style, 'horizontal')) ?? null,
  }
}
