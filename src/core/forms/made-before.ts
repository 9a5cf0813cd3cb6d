/** Whether a file is a form that was filled on another day, all else being as it would be filled now. */
import { AppError } from '../../contract/errors.ts'
import type { FileContent } from '../staged-files.ts'
import { fillForm } from './fill-form.ts'
import { gridOf } from './form-grid.ts'
import { openForm, type OpenedForm } from './open-form.ts'
import type { Fill } from './plan-fill.ts'

/** Filled once more with the days that stand in the file, it has to be that file byte by byte. */
export async function differsInDayOnly(form: OpenedForm, fills: readonly Fill[], file: FileContent): Promise<boolean> {
  const earlier = await openOther(file)
  if (earlier === null) return false
  const grids = new Map(earlier.sheets.map((sheet) => [sheet.name, gridOf(sheet)]))
  const thatDay = fills.map((fill) => {
    const written = grids.get(fill.sheet)?.own(fill.row, fill.column)
    return fill.isDay && written !== undefined && isOfficialDate(written) ? { ...fill, value: written } : fill
  })
  return Buffer.compare(await fillForm(form, thatDay), file.bytes) === 0
}

const isOfficialDate = (text: string): boolean => /^\d{4}年\d{1,2}月\d{1,2}日$/.test(text)

/** null: whatever it is, it is no form. */
async function openOther(file: FileContent): Promise<OpenedForm | null> {
  try {
    return await openForm(file)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
