/** Import of a large roster: against the bare reader on the same bytes, and against LibreOffice with sqlite3's own import. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSheets } from '../../src/core/intake/read-sheets.ts'
import { openBenchApp } from './bench-app.ts'
import { timed, type BenchResult } from './measure.ts'
import { peopleCsv, peopleWorkbook } from './people-file.ts'

export async function benchImport(count: number): Promise<BenchResult[]> {
  const bytes = await peopleWorkbook(count)
  const name = `导入 ${count} 人（xlsx）`
  const bare = await timed(() => readSheets({ name: 'people.xlsx', bytes }))
  const ours = await timed(() => importOnce('people.xlsx', bytes))
  const reader: BenchResult = { name, ours, reference: bare, referenceName: '只读同一文件', unit: 'ms', goal: 1.5 }
  return [reader, officeRow(name, ours, bytes), await growth(count, ours)]
}

/** Ten times the rows may take ten times as long, and a little for what no longer fits into the caches. */
async function growth(count: number, ours: number): Promise<BenchResult> {
  const bytes = await peopleWorkbook(count / 10)
  return grown(count, 'xlsx', ours, await timed(() => importOnce('people.xlsx', bytes)))
}

/** The same growth for a file as text, which reaches further than a sheet is made in good time. */
export async function benchImportGrowth(count: number): Promise<BenchResult> {
  const reference = await timedCsv(count / 10)
  return grown(count, 'csv', await timedCsv(count), reference)
}

function timedCsv(count: number): Promise<number> {
  const bytes = peopleCsv(count)
  return timed(() => importOnce('people.csv', bytes))
}

function grown(count: number, kind: 'xlsx' | 'csv', ours: number, reference: number): BenchResult {
  const tenth = count / 10
  const name = `导入 ${count} 人（${kind}）是 ${tenth} 人的几倍`
  return { name, ours, reference, referenceName: `导入 ${tenth} 人`, unit: 'ms', goal: 11 }
}

async function importOnce(name: string, bytes: Uint8Array): Promise<void> {
  const app = await openBenchApp()
  try {
    const file = app.stage(name, bytes)
    const plan = await app.client.intake.preview({ fileIds: [file.id] })
    const { counts } = await app.client.intake.apply({ planId: plan.planId })
    if (counts.people.rejected + counts.people.conflict > 0) throw new Error('the bench roster must import whole')
  } finally {
    await app.close()
  }
}

function officeRow(name: string, ours: number, bytes: Uint8Array): BenchResult {
  const reference = officeImport(bytes)
  if (reference === null) return { name, skipped: '没有安装 LibreOffice 或 sqlite3' }
  return { name, ours, reference, referenceName: 'LibreOffice 转 CSV 再 sqlite3 .import', unit: 'ms', goal: 0.5 }
}

/** Milliseconds, or null where a program is missing. */
function officeImport(bytes: Uint8Array): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-bench-'))
  try {
    writeFileSync(join(folder, 'people.xlsx'), bytes)
    const start = performance.now()
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv',
        '--outdir',
        folder,
        join(folder, 'people.xlsx'),
      ],
      { stdio: 'ignore' },
    )
    execFileSync(
      'sqlite3',
      [join(folder, 'people.db'), '.mode csv', `.import "${join(folder, 'people.csv')}" people`],
      { stdio: 'ignore' },
    )
    return performance.now() - start
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
