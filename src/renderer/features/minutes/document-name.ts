/** How an issued document is called on the screen. */
import type { IssuedDocument } from '../../../contract/meetings.ts'

export function documentName(document: IssuedDocument): string {
  return document.revision > 1 ? `${numberName(document)}（第 ${document.revision} 版）` : numberName(document)
}

/** Of all versions of the document: a correction keeps the number. */
function numberName({ number, year }: Pick<IssuedDocument, 'number' | 'year'>): string {
  return year === null ? `第 ${number} 期` : `〔${year}〕${number}号`
}
