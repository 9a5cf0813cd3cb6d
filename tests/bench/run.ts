/** `npm run bench`: prints the table and keeps the last one in docs/performance.md. `--small` is for a quick look. */
import { readFileSync, writeFileSync } from 'node:fs'
import { benchDesk } from './desk.ts'
import { benchDistrict } from './district.ts'
import { benchEdit } from './edit.ts'
import { benchImport, benchImportGrowth } from './import.ts'
import { isSkipped, type BenchResult } from './measure.ts'
import { benchMinutes } from './minutes.ts'
import { benchPackage } from './package.ts'
import { benchPage } from './page.ts'
import { benchPaste } from './paste.ts'
import { benchRollUp } from './rollup.ts'
import { benchScroll } from './scroll.ts'
import { benchSearch } from './search.ts'

const small = process.argv.includes('--small')
const count = small ? 10_000 : 100_000
const page = new URL('../../docs/performance.md', import.meta.url)

const results: BenchResult[] = []
const benches = [
  () => benchImport(count),
  async () => [await benchImportGrowth(count * 10)],
  async () => [await benchEdit()],
  async () => [await benchPage(count)],
  async () => [await benchPaste()],
  async () => [await benchMinutes()],
  benchScroll,
  benchDesk,
  () => benchPackage(count),
  () => benchRollUp(small ? [10_000] : [10_000, 100_000, 1_000_000, 3_000_000]),
  () => benchDistrict(small ? [1, 10] : [10, 100]),
  () => benchSearch(count, 50),
  ...(small ? [] : [() => benchSearch(1_000_000, 150)]),
]
for (const bench of benches) {
  for (const result of await bench()) {
    results.push(result)
    console.log(line(result))
  }
}
if (!small) keep(results)

function line(result: BenchResult): string {
  if (isSkipped(result)) return `| ${result.name} | 跳过：${result.skipped} | | | | |`
  const { name, ours, reference, referenceName, unit, goal } = result
  const ratio = ours / reference
  return `| ${name} | ${ours.toFixed(1)} ${unit} | ${referenceName}：${reference.toFixed(1)} ${unit} | ${ratio.toFixed(2)}× | ≤ ${goal}× | ${ratio <= goal ? '达到' : '未达到'} |`
}

function keep(rows: readonly BenchResult[]): void {
  const table = ['| 项目 | 用时 | 参照 | 比值 | 目标 | |', '|---|---|---|---|---|---|', ...rows.map(line)].join('\n')
  const text = readFileSync(page, 'utf8')
  const kept = text.replace(
    /<!-- bench:begin -->[\s\S]*<!-- bench:end -->/,
    `<!-- bench:begin -->\n${table}\n<!-- bench:end -->`,
  )
  if (kept === text && !text.includes(table)) throw new Error('docs/performance.md has no place for the table')
  writeFileSync(page, kept)
}
