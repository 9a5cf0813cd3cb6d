/** The filled form as a file: the parts with filled cells are written anew, every other part keeps its bytes. */
import { AppError } from '../../contract/errors.ts'
import { repackStable } from '../documents/stable-zip.ts'
import type { OpenedForm } from './open-form.ts'
import type { Fill } from './plan-fill.ts'
import { recalculateOnLoad, writeCells } from './write-cells.ts'

export async function fillForm(form: OpenedForm, fills: readonly Fill[]): Promise<Uint8Array> {
  return repackStable(form.file.bytes, newParts(form, fills))
}

const byteOrderMark = '\ufeff'

function newParts(form: OpenedForm, fills: readonly Fill[]): (name: string, content: Buffer) => Buffer | null {
  const texts = new Map(
    form.sheets.flatMap(({ name, path, xml, cells }) => {
      const own = fills.filter(({ sheet }) => sheet === name)
      return own.length === 0
        ? []
        : [[path.toLowerCase(), { before: xml, after: writeCells(xml, cells, own) }] as const]
    }),
  )
  const workbook = { before: form.workbook, after: recalculateOnLoad(form.workbook) }
  if (fills.length > 0) texts.set(form.workbookPath.toLowerCase(), workbook)
  return (name, content) => {
    const part = texts.get(name.toLowerCase())
    if (part === undefined || part.before === part.after) return null
    const text = content.toString('utf8')
    const mark = text.startsWith(byteOrderMark) ? byteOrderMark : ''
    // The reader takes UTF-16 as well; writing that back would not be the same file any more.
    if (text !== mark + part.before)
      throw new AppError('form_unfit', { file: form.file.name, reason: `${name} 的文字编码不是 UTF-8` })
    return Buffer.from(mark + part.after)
  }
}
