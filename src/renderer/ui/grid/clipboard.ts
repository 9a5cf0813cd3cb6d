/**
 * Blocks of cells as the clipboard of Excel, WPS and LibreOffice carries them: lines and tabs as text, and a table as
 * markup that keeps long numbers text. Pure; touches no clipboard.
 */

export type Block = readonly (readonly string[])[]

export function blockToText(block: Block): string {
  return block.map((cells) => cells.map(quotedWhereNeeded).join('\t')).join('\r\n')
}

/**
 * Quotes count as quotes only where they protect something (a line break, a tab, a doubled quote): Excel copies a cell
 * that merely begins with a quotation mark as it is.
 */
export function textToBlock(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  const block: string[][] = [[]]
  let at = 0
  for (;;) {
    const { cell, end } = readCell(source, at)
    block.at(-1)?.push(cell)
    if (end >= source.length) return block
    if (source.charAt(end) === '\n') block.push([])
    at = end + 1
  }
}

function readCell(source: string, start: number): { readonly cell: string; readonly end: number } {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
  quoted.lastIndex = start
  const inner = quoted.exec(source)?.[1]
  if (inner !== undefined && /[\t\n]|""/.test(inner))
    return { cell: inner.replaceAll('""', '"'), end: quoted.lastIndex }
  const plain = /[^\t\n]*/y
  plain.lastIndex = start
  const cell = plain.exec(source)?.[0] ?? ''
  return { cell, end: start + cell.length }
}

function quotedWhereNeeded(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `asText` names the columns whose digits a spreadsheet must not turn into a number. */
export function blockToHtml(block: Block, asText: readonly boolean[]): string {
  const lines = block.map((cells) => {
    const marked = cells.map((cell, index) => {
      const style = asText[index] === true ? ` style="mso-number-format:'\\@'"` : ''
      return `<td${style}>${escaped(cell)}</td>`
    })
    return `<tr>${marked.join('')}</tr>`
  })
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The cells of the first table of copied markup, or `null` when there is none. Merged cells keep their first place. */
export function htmlToBlock(html: string): string[][] | null {
  const table = /<table\b[^>]*>([\s\S]*?)<\/table>/i.exec(html)?.[1]
  if (table === undefined) return null
  const block: string[][] = []
  for (const [, line = ''] of table.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr>|$)/gi)) {
    const cells: string[] = []
    for (const [, traits = '', content = ''] of line.matchAll(/<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]>|$)/gi)) {
      cells.push(plainText(content))
      const span = Number(/\bcolspan\s*=\s*["']?(\d+)/i.exec(traits)?.[1] ?? 1)
      for (let extra = 1; extra < Math.min(span, 1000); extra += 1) cells.push('')
    }
    if (cells.length > 0) block.push(cells)
  }
  return block.length === 0 ? null : block
}

function plainText(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*> ?|<\/p> ?(?=<p\b)/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => entity(name) ?? whole)
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = name.charAt(1).toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
