/** LibreOffice on a workbook, to see that a program that is not ours takes it and what its formulas come to. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function toCsv(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-office-'))
  try {
    writeFileSync(join(folder, 'form.xlsx'), bytes)
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76',
        '--outdir',
        folder,
        join(folder, 'form.xlsx'),
      ],
      { stdio: 'ignore', timeout: 120_000 },
    )
    return readFileSync(join(folder, 'form.csv'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
