/** Issued documents as those need them who compare, confirm or name them. */
import { AppError } from '../../contract/errors.ts'
import type { Db, Row } from '../db/schema.ts'
import { numberName } from './numbering.ts'
import { readIssuedDocument } from './repository.ts'

export async function requireDocument(db: Db, id: string): Promise<Row<'documents'>> {
  const document = await readIssuedDocument(db, id)
  if (document === null) throw new AppError('not_found')
  return document
}

/** 第3期（第2版）. */
export function documentName(document: Pick<Row<'documents'>, 'number' | 'year' | 'revision'>): string {
  return `${numberName(document)}${document.revision === 1 ? '' : `（第${document.revision}版）`}`
}
