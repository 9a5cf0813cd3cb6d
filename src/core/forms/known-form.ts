/** Which of the stored forms a file is. Pure; knows no storage. */

export interface FormIdentity {
  readonly file_name: string
  readonly content_hash: string
  readonly fingerprint: string
}

/**
 * The very same file before one whose texts stand in the same places, and that before one that is only called the same.
 * Where an office keeps several forms of the same texts, the name of the file decides between them.
 */
export function knownAs<F extends FormIdentity>(stored: readonly F[], file: FormIdentity): F | null {
  const sameName = ({ file_name }: F): boolean => file_name === file.file_name
  const sameTexts = stored.filter(({ fingerprint }) => fingerprint === file.fingerprint)
  const sameFile = sameTexts.filter(({ content_hash }) => content_hash === file.content_hash)
  for (const group of [sameFile, sameTexts]) {
    const found = group.find(sameName) ?? group[0]
    if (found !== undefined) return found
  }
  return stored.find(sameName) ?? null
}
