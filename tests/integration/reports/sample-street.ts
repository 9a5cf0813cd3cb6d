/** The sample street opened on a day of the month that is reported, its forms made and looked into. */
import type { ReportForm } from '../../../src/contract/api/forms.ts'
import { readXlsx } from '../../../src/core/intake/xlsx/read-xlsx.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

export const period = '2026-11'

export async function openSampleStreet(): Promise<TestApp> {
  const app = await openTestApp({ unit: null })
  app.clock.set('2026-11-26T02:00:00.000Z')
  await app.client.system.initialize({ mode: 'sample' })
  return app
}

export async function make(app: TestApp, form: ReportForm) {
  const { forms } = await app.client.forms.make({ ids: [form.id], period })
  const [made] = forms
  if (made === undefined) throw new Error('nothing was made')
  return made
}

export async function cellsOf(bytes: Uint8Array): Promise<(at: string) => string> {
  const [sheet] = await readXlsx(bytes)
  return (at) => {
    const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(at) ?? []
    return sheet?.rows.find(({ number }) => number === Number(row))?.cells[letter.charCodeAt(0) - 65] ?? ''
  }
}
