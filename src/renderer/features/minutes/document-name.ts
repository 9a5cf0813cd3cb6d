/** How an issued document is called on the screen. */
import type { IssuedDocument } from '../../../contract/meetings.ts'

export function documentName({ number, year, revision }: IssuedDocument): string {
  const name = year === null ? `第 ${number} 期` : `〔${year}〕${number}号`
  return revision > 1 ? `${name}（第 ${revision} 版）` : name
}
