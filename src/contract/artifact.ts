/** Files that cross the contract are values: a name, a media type, bytes. Paths belong to the hosts. */
import { z } from 'zod'

export const artifact = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
})
export type Artifact = z.infer<typeof artifact>

/** A file that a host has handed to the core and that methods name by its token. */
export const stagedFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
})
export type StagedFile = z.infer<typeof stagedFile>

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json',
  minisig: 'text/plain',
} as const
