/** The parts of a form's file as text, and a form that differs from another in its sheet. */
import { repackStable } from '../../../src/core/documents/stable-zip.ts'

export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  await repackStable(bytes, (name, content) => {
    parts.set(name, content.toString('latin1'))
    return null
  })
  return parts
}

export async function editedForm(bytes: Uint8Array, edit: (xml: string) => string): Promise<Uint8Array> {
  return repackStable(bytes, (name, content) => {
    if (name !== 'xl/worksheets/sheet1.xml') return null
    const before = content.toString('utf8')
    const after = edit(before)
    if (after === before) throw new Error('the edit changed nothing')
    return Buffer.from(after)
  })
}
