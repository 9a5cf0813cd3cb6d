/**
 * 搬家文件: the parts of a data folder as one compressed stream of bytes, each with its size and hash: a line of JSON, then the
 * parts one after another. Encryption is put around it by the service. Pure; knows no folder.
 */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { sha256 } from '../db/sha256.ts'

export interface OfficePart {
  /** `database.db`, `backup.json`, `seal/…`: never a way out of the folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface OfficeFacts {
  readonly unit: { readonly code: string; readonly name: string }
  readonly movedAt: string
}

export interface Office extends OfficeFacts {
  readonly parts: readonly OfficePart[]
}

export const databasePart = 'database.db'
export const manifestPart = 'backup.json'
export const sealPrefix = 'seal/'

const partPath = z.string().regex(/^(?:database\.db|backup\.json|seal\/[A-Za-z0-9][\w.-]{0,80})$/)
const headSchema = z.strictObject({
  format: z.literal('sidantong office 1'),
  unit: z.strictObject({ code: z.string(), name: z.string() }),
  movedAt: z.string(),
  parts: z.array(z.strictObject({ path: partPath, size: z.int().min(0), sha256: z.string() })).max(1000),
})

/** More than any office has; a small file must not fill the memory when it is opened. */
export const largestContent = 1024 * 1024 * 1024

export function packOffice({ unit, movedAt, parts }: Office): Uint8Array {
  const head = headSchema.parse({
    format: 'sidantong office 1',
    unit: { code: unit.code, name: unit.name },
    movedAt,
    parts: parts.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  })
  const line = Buffer.from(`${JSON.stringify(head)}\n`)
  return gzipSync(Buffer.concat([line, ...parts.map(({ bytes }) => bytes)]))
}

/** @returns what the file holds, or in Chinese what is wrong with it. */
export function openOffice(file: Uint8Array): Office | { readonly problem: string } {
  const content = unpack(file)
  if (content === null) return { problem: '解不开' }
  const end = content.indexOf('\n')
  const head = end < 0 ? null : readHead(content.toString('utf8', 0, end))
  if (head === null) return { problem: '目录读不出来' }
  let at = end + 1
  const parts: OfficePart[] = []
  for (const { path, size, sha256: expected } of head.parts) {
    const bytes = Uint8Array.from(content.subarray(at, at + size))
    if (bytes.length !== size || sha256(bytes) !== expected) return { problem: `${path} 与搬出时不一致` }
    at += size
    parts.push({ path, bytes })
  }
  if (at !== content.length) return { problem: '末尾有多余内容' }
  const paths = new Set(parts.map(({ path }) => path))
  if (paths.size !== parts.length || !paths.has(databasePart) || !paths.has(manifestPart))
    return { problem: '缺少数据文件' }
  return { unit: head.unit, movedAt: head.movedAt, parts }
}

function unpack(file: Uint8Array): Buffer | null {
  try {
    return gunzipSync(file, { maxOutputLength: largestContent })
  } catch {
    return null
  }
}

function readHead(line: string): z.infer<typeof headSchema> | null {
  try {
    return headSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
