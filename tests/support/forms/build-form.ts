/** Descriptions of forms → the bytes of .xlsx and text files. Independent of the product's own writer. */
import { columnLetters } from '../../../src/core/intake/sheet-model.ts'
import { escapeXml, workbook, type SheetParts } from '../zip-fixtures.ts'
import type { Form, FormCell, FormSheet, TextFile } from './form.ts'
import { gb18030 } from './gb18030.ts'

export interface FormFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export async function buildForm(form: Form): Promise<FormFile> {
  if (form.text !== undefined) {
    const extension = form.text.delimiter === '\t' ? 'tsv' : 'csv'
    return { name: `${form.name}.${extension}`, bytes: textFile(form.sheets[0], form.text) }
  }
  return { name: `${form.name}.xlsx`, bytes: await sheetsFile(form.sheets) }
}

export function sheetsFile(
  sheets: readonly FormSheet[],
  { date1904 = false }: { readonly date1904?: boolean } = {},
): Promise<Uint8Array> {
  const styles = new Styles()
  const parts = sheets.map((sheet, index) => sheetParts(sheet, index, styles))
  return workbook({
    sheets: parts,
    styles: styles.xml(),
    workbookPr: date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>',
    parts: { '[Content_Types].xml': contentTypes(sheets.length) },
  })
}

/** Other programs open a workbook only when it says what its parts are. */
function contentTypes(sheets: number): string {
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${main}.${type}+xml"/>`
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')),
    '</Types>',
  ].join('')
}

function sheetParts(sheet: FormSheet, index: number, styles: Styles): SheetParts {
  const hidden = new Set(sheet.hiddenRows)
  const padded = sheet.paddedTo
  const height = Math.max(sheet.rows.length, padded?.rows ?? 0)
  const rows: string[] = []
  for (let at = 0; at < height; at += 1) {
    const row = sheet.rows[at] ?? null
    if (row === null && padded === undefined) continue
    const cells = (row ?? []).map((cell, column) => cellXml(cell, `${columnLetters(column)}${at + 1}`, styles))
    for (let column = row?.length ?? 0; column < (padded?.columns ?? 0); column += 1)
      cells.push(`<c r="${columnLetters(column)}${at + 1}" s="0"/>`)
    const span = padded === undefined ? '' : ` spans="1:${padded.columns}" customFormat="1"`
    rows.push(`<row r="${at + 1}"${span}${hidden.has(at + 1) ? ' hidden="1"' : ''}>${cells.join('')}</row>`)
  }
  const merges = mergesOf(sheet.rows)
  const columns = (sheet.hiddenColumns ?? []).map((letters) => {
    const number = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    return `<col min="${number}" max="${number}" width="9" hidden="1"/>`
  })
  return {
    name: sheet.name ?? (index === 0 ? 'Sheet1' : `Sheet${index + 1}`),
    state: sheet.state ?? 'visible',
    data: rows.join(''),
    before: columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    after:
      merges.length === 0
        ? ''
        : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
  }
}

function cellXml(cell: FormCell, reference: string, styles: Styles): string {
  if (cell === null || cell === '<' || cell === '^') return ''
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  if (cell.kind === 'date') return `<c r="${reference}" s="${styles.of(cell.format)}"><v>${serialOf(cell.iso)}</v></c>`
  if (cell.kind === 'number') return `<c r="${reference}" s="${styles.of(cell.format)}"><v>${cell.raw}</v></c>`
  const type = typeof cell.result === 'string' ? ' t="str"' : ''
  const value = cell.result === null ? '' : `<v>${escapeXml(String(cell.result))}</v>`
  return `<c r="${reference}"${type}><f>${escapeXml(cell.formula)}</f>${value}</c>`
}

/** Days since 30 December 1899, as spreadsheets count after February 1900. */
const serialOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569

/** Merged ranges from the `<` and `^` behind and below a cell. */
export function mergesOf(rows: FormSheet['rows']): string[] {
  const at = (row: number, column: number): FormCell | undefined => rows[row]?.[column]
  const isTail = (cell: FormCell | undefined): boolean => cell === '<' || cell === '^'
  const merges: string[] = []
  rows.forEach((row, top) =>
    row?.forEach((cell, left) => {
      if (isTail(cell)) return
      let right = left
      while (at(top, right + 1) === '<') right += 1
      let bottom = top
      while (at(bottom + 1, left) === '^') bottom += 1
      if (right > left || bottom > top)
        merges.push(`${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`)
    }),
  )
  return merges
}

/** Number formats that the cells use, numbered from 1; 0 is the general one. */
class Styles {
  readonly #formats: string[] = []

  of(format: string): number {
    if (format === 'General') return 0
    if (!this.#formats.includes(format)) this.#formats.push(format)
    return this.#formats.indexOf(format) + 1
  }

  xml(): string {
    const codes = this.#formats.map((code, at) => `<numFmt numFmtId="${170 + at}" formatCode="${escapeXml(code)}"/>`)
    const xfs = this.#formats.map((_, at) => `<xf numFmtId="${170 + at}" fontId="0" fillId="0" borderId="0"/>`)
    return (
      (codes.length === 0 ? '' : `<numFmts count="${codes.length}">${codes.join('')}</numFmts>`) +
      '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${xfs.join('')}</cellXfs>`
    )
  }
}

function textFile(sheet: FormSheet | undefined, { encoding, delimiter, lineEnd }: TextFile): Uint8Array {
  const quoted = (text: string): string =>
    text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const shown = (cell: FormCell): string => {
    if (typeof cell === 'object' && cell !== null) throw new Error('a text file has only texts and numbers')
    return cell === null || cell === '<' || cell === '^' ? '' : String(cell)
  }
  const lines = (sheet?.rows ?? []).map((row) => (row ?? []).map((cell) => quoted(shown(cell))).join(delimiter))
  const text = lines.map((line) => line + lineEnd).join('')
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`, 'utf8')
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16le-bare':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 'gb18030':
      return gb18030(text)
  }
}
