/**
 * Writes a workbook part by part, the way an office's own file looks: merges, two-row headers, notes, dates as dates.
 * The program's exporter writes tidy lists only; this is for the untidy ones that it has to read.
 */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** Style name → index of its cell format in styles.xml. */
export const styles = { plain: 0, title: 1, note: 2, header: 3, text: 4, centred: 5, code: 6, date: 7, total: 8 }

export const text = (value, style = 'text') => ({ kind: 'text', value, style })
export const number = (value, style = 'centred') => ({ kind: 'number', value, style })
export const formula = (expression, value, style = 'total') => ({ kind: 'formula', expression, value, style })
export const empty = (style = 'text') => ({ kind: 'empty', style })

/** A day as the spreadsheet stores it: days since 1899-12-30. */
export function dateCell([year, month, day]) {
  return number((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000, 'date')
}

/** `0, 0` → `A1`. */
export function reference(row, column) {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}

/** Path → content of every part; the same sheets give the same parts. */
export function workbookParts(sheets) {
  const strings = new SharedStrings()
  const worksheets = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet, strings)])
  return new Map([
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesPart],
    ...worksheets,
    ['xl/sharedStrings.xml', strings.part()],
  ])
}

export async function writeParts(path, parts) {
  const zip = new yazl.ZipFile()
  const mtime = new Date(2026, 10, 3, 9, 0, 0)
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content), name, { mtime, mode: 0o100644 })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'

class SharedStrings {
  #indexes = new Map()

  index(value) {
    if (!this.#indexes.has(value)) this.#indexes.set(value, this.#indexes.size)
    return this.#indexes.get(value)
  }

  part() {
    const items = [...this.#indexes.keys()].map((value) => `<si><t xml:space="preserve">${escape(value)}</t></si>`)
    return `${declaration}<sst xmlns="${main}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

function worksheet({ widths, rows, merges, freeze, heights = {} }, strings) {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const pane =
    freeze === undefined
      ? ''
      : `<pane ySplit="${freeze}" topLeftCell="A${freeze + 1}" activePane="bottomLeft" state="frozen"/>`
  const data = rows.map((cells, row) => {
    const height = ` ht="${heights[row] ?? fittingHeight(cells, widths)}" customHeight="1"`
    const filled = cells.map((cell, column) => (cell === null ? '' : cellXml(cell, reference(row, column), strings)))
    return `<row r="${row + 1}"${height}>${filled.join('')}</row>`
  })
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`)
  return [
    `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>`,
    `<cols>${columns.join('')}</cols><sheetData>${data.join('')}</sheetData>`,
    merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>',
  ].join('')
}

/** Room for the longest cell. Notes run across the whole sheet. */
function fittingHeight(cells, widths) {
  const lines = cells.map((cell, column) =>
    cell?.kind === 'text' && cell.style !== 'note' ? Math.ceil(widthOf(cell.value) / widths[column]) : 1,
  )
  return 6 + 14 * Math.max(1, ...lines)
}

/** In units of column width: a Chinese character takes two. */
function widthOf(value) {
  return [...value].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0)
}

function cellXml(cell, at, strings) {
  const style = ` s="${styles[cell.style]}"`
  if (cell.kind === 'empty' || cell.value === '') return `<c r="${at}"${style}/>`
  if (cell.kind === 'number') return `<c r="${at}"${style}><v>${cell.value}</v></c>`
  if (cell.kind === 'formula')
    return `<c r="${at}"${style} t="str"><f>${escape(cell.expression)}</f><v>${cell.value}</v></c>`
  return `<c r="${at}"${style} t="s"><v>${strings.index(cell.value)}</v></c>`
}

function contentTypes(sheets) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = [
    ['xl/workbook.xml', 'sheet.main'],
    ['xl/styles.xml', 'styles'],
    ['xl/sharedStrings.xml', 'sharedStrings'],
    ...sheets.map((_, index) => [`xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ]
  return [
    `${declaration}<Types xmlns="${packaging}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides.map(([part, kind]) => `<Override PartName="/${part}" ContentType="${type}.${kind}+xml"/>`),
    '</Types>',
  ].join('')
}

function relationships(targets) {
  const entries = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packaging}/relationships">${entries.join('')}</Relationships>`
}

function workbook(sheets) {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${entries.join('')}</sheets></workbook>`
}

const font = (size, name, bold = '') =>
  `<font>${bold}<sz val="${size}"/><name val="${name}"/><charset val="134"/></font>`
const edge = (side) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`
const format = (numberFormat, fontId, borderId, horizontal, fillId = 0) =>
  `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`

/** 49 is the text format (@), 164 the date as offices write it. */
const stylesPart = [
  `${declaration}<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>',
  `<fonts count="4">${font(11, '宋体')}${font(20, '方正小标宋简体')}${font(11, '黑体')}${font(10, '楷体')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEFF3F5"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  format(0, 1, 0, 'center'),
  format(0, 3, 0, 'left'),
  format(0, 2, 1, 'center', 2),
  format(0, 0, 1, 'left'),
  format(0, 0, 1, 'center'),
  format(49, 0, 1, 'center'),
  format(164, 0, 1, 'center'),
  format(0, 2, 1, 'center'),
  '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

function escape(value) {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
