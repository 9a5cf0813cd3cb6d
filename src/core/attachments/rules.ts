/** What may be attached and how it is called. Pure. */
import { largestAttachment } from '../../contract/api/attachments.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import type { FileContent } from '../staged-files.ts'

const mebibyte = 1024 * 1024

const typesByExtension: Readonly<Record<string, string>> = {
  ...mediaTypes,
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
  txt: 'text/plain',
}

export function mediaTypeOf(fileName: string): string {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(typesByExtension, extension) ? (typesByExtension[extension] ?? unknownType) : unknownType
}

const unknownType = 'application/octet-stream'

/** @throws AppError file_empty, attachment_too_large */
export function assertAttachable({ name, bytes }: FileContent): void {
  if (bytes.length === 0) throw new AppError('file_empty', { file: name })
  if (bytes.length <= largestAttachment) return
  throw new AppError('attachment_too_large', {
    file: name,
    size: `${(bytes.length / mebibyte).toFixed(1)} MB`,
    limit: `${largestAttachment / mebibyte} MB`,
  })
}
