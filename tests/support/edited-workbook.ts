/** Makes an edited copy of a workbook, as a clerk would: single cells get other texts, everything else stays. */
import { buffer } from 'node:stream/consumers'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { zip } from './zip-fixtures.ts'

/** Sheet number (from 1) → cell reference → new text. */
export type CellEdits = Readonly<Record<number, Readonly<Record<string, string>>>>

export async function editedWorkbook(bytes: Uint8Array, edits: CellEdits): Promise<Uint8Array> {
  const parts = await unzip(bytes)
  for (const [sheet, cells] of Object.entries(edits)) {
    const path = `xl/worksheets/sheet${sheet}.xml`
    let xml = parts[path]?.toString('utf8')
    if (xml === undefined) throw new Error(`the workbook has no ${path}`)
    for (const [reference, text] of Object.entries(cells)) xml = withCell(xml, reference, text)
    parts[path] = Buffer.from(xml)
  }
  return zip(parts)
}

function withCell(xml: string, reference: string, text: string): string {
  const cell = new RegExp(`<c r="${reference}"([^>]*?)(?:/>|>.*?</c>)`)
  const found = cell.exec(xml)
  if (found === null) throw new Error(`the sheet has no cell ${reference}`)
  const attributes = (found[1] ?? '').replace(/ t="\w+"/, '')
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return xml.replace(cell, `<c r="${reference}"${attributes} t="inlineStr"><is><t>${escaped}</t></is></c>`)
}

async function unzip(bytes: Uint8Array): Promise<Record<string, Buffer>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { autoClose: false })
  const parts: Record<string, Buffer> = {}
  for await (const entry of archive.eachEntry()) {
    parts[entry.fileName] = await content(archive, entry)
  }
  return parts
}

async function content(archive: ZipFile, entry: Entry): Promise<Buffer> {
  return buffer(await archive.openReadStreamPromise(entry))
}
