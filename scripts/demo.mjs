/**
 * `npm run demo`: the main job from end to end on the sample street, with the command line that scripts use. Each step
 * states what must come out; the first step that differs ends the run with exit code 1.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { environmentFor, findNode } from './lib/node.mjs'
import { inProject, root, runMain, Stop } from './lib/project.mjs'
import { runQuietly } from './lib/run.mjs'

const output = inProject('demo-output')
const workbook = inProject('resources', 'sample', '四张清单-示例街道.xlsx')
const meeting = inProject('resources', 'sample', '联席会议-示例.json')
const lists = join(output, '四张清单.xlsx')
const minutes = join(output, '纪要.docx')
const dataPackage = join(output, '云溪街道-2026-11-数据包.zip')

const street = { name: '云溪街道办事处', code: '999901001' }
const district = { name: '青岚区城市管理局', code: '999901' }
/** The month of the sample's meeting. */
const period = '2026-11'

/** What the sample holds. */
const rows = { duties: 13, keyMatters: 9, assistMatters: 8, people: 150 }
const skipped = { duties: 4, keyMatters: 4, assistMatters: 3, people: 8 }
const shipped = {
  ...rows,
  communities: 6,
  grids: 24,
  postings: 150,
  meetings: 1,
  agendaItems: 4,
  attendances: 19,
  resolutions: 5,
  documents: 1,
}
/** Every kind has its table, also when there is nothing of it. */
const nothingOf = { meetingSeries: 0, topics: 0, votes: 0, confirmations: 0, closings: 0, taskEvents: 0 }
const tables = Object.fromEntries(
  Object.entries({ ...shipped, ...nothingOf }).map(([key, count]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    count,
  ]),
)
const totals = { communities: 6, grids: 24, people: 150, fullyStaffed: 22 }

/** Every row in one bucket. */
function allIn(bucket, counts, skippedRows = {}) {
  const empty = { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0, skipped: 0 }
  return Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [key, { ...empty, [bucket]: count, skipped: skippedRows[key] ?? 0 }]),
  )
}

const listNames = { duties: '岗位责任', keyMatters: '重点事项', assistMatters: '协助事项', people: '人员' }
const listCounts = Object.entries(rows).map(([key, count]) => `${listNames[key]} ${count}`)
const inAll = `${Object.values(shipped).reduce((sum, count) => sum + count, 0)} 条记录`

/**
 * Each step: arguments of `sidan`, what its JSON has to hold, and the sentence about it. `prepare` runs before it,
 * `exitCode` is 0 unless said otherwise.
 */
function planSteps(folder) {
  const here = ['--data', join(folder, 'street')]
  const there = ['--data', join(folder, 'district')]
  const tampered = join(folder, 'tampered.zip')
  const verified = { ok: true }
  return [
    {
      title: '建立街道的空白数据',
      args: ['init', ...here, '--unit', street.name, '--code', street.code],
      expected: {
        unit: { ...street, kind: 'street' },
        counts: { duties: 0, keyMatters: 0, assistMatters: 0, people: 0 },
      },
      says: () => `${street.name}（${street.code}）`,
    },
    {
      title: '预览街道现有的表格，不写入',
      args: ['import', workbook, ...here, '--dry-run'],
      expected: { dryRun: true, counts: allIn('new', rows, skipped), problems: [] },
      says: ({ ignoredSheets }) => `将新增：${listCounts.join('，')}；不导入的工作表 ${ignoredSheets.length} 张`,
    },
    {
      title: '导入',
      args: ['import', workbook, ...here],
      expected: { dryRun: false, counts: allIn('new', rows, skipped), problems: [] },
      says: () => `新增：${listCounts.join('，')}`,
    },
    {
      title: '再导入一次同一个文件',
      args: ['import', workbook, ...here],
      expected: { counts: allIn('same', rows, skipped), problems: [] },
      says: () => `没有变化：${listCounts.join('，')}`,
    },
    {
      title: '检查网格“1+3+N”配备',
      args: ['staffing', 'check', ...here],
      expected: { totals },
      says: ({ findings }) =>
        `${totals.communities} 个社区，${totals.grids} 个网格，配齐 ${totals.fullyStaffed} 个；缺口 ${countOf(findings, 'error')}，提醒 ${countOf(findings, 'warning')}`,
    },
    {
      title: '登记联席会议',
      args: ['meeting', 'import', meeting, ...here],
      expected: { counts: { agenda: 4, attendance: 19, resolutions: 5 } },
      says: ({ title }) => `${title}：议题 4，参会 19，议定事项 5`,
    },
    {
      title: '纪要发文',
      args: ['minutes', 'issue', 'latest', ...here, '--out', minutes],
      expected: { number: 1, revision: 1 },
      says: ({ number, contentHash }) => `第 ${number} 期，内容校验码 ${contentHash.slice(0, 16)}…`,
    },
    {
      title: '导出四张清单',
      args: ['lists', 'export', ...here, '--out', lists],
      expected: { counts: rows },
      says: ({ size }) => `${listCounts.join('，')}；${kilobytes(size)}`,
    },
    {
      title: '导出的清单可以原样导回',
      args: ['import', lists, ...here, '--dry-run'],
      // Title and header of each sheet.
      expected: {
        counts: allIn('same', rows, { duties: 2, keyMatters: 2, assistMatters: 2, people: 2 }),
        problems: [],
      },
      says: () => `没有变化：${listCounts.join('，')}`,
    },
    {
      title: `封存并导出 ${period} 数据包`,
      args: ['package', 'create', ...here, '--out', dataPackage, '--period', period, '--protect', 'none'],
      expected: { counts: tables },
      says: ({ info }) => `发给 ${info.recipient} 的第 ${info.sequence} 号，${inAll}，核对码 ${info.checkCode}`,
    },
    {
      title: '检查数据包',
      args: ['package', 'verify', dataPackage],
      expected: { ok: true, code: 'ok' },
      says: ({ info }) => `完整，单位印章相符：${info.unitName}`,
    },
    {
      title: '改动数据包里的一位，再检查',
      prepare: () => flipOneBit(dataPackage, tampered),
      args: ['package', 'verify', tampered],
      exitCode: 4,
      expected: { ok: false, code: 'package_damaged' },
      says: ({ message }) => `拒绝：${message}`,
    },
    {
      title: '建立区局的空白数据',
      args: ['init', ...there, '--unit', district.name, '--code', district.code],
      expected: { unit: { ...district, kind: 'district' } },
      says: () => `${district.name}（${district.code}）`,
    },
    {
      title: '区局导入数据包',
      args: ['package', 'import', dataPackage, '--accept-new', ...there],
      expected: { counts: allIn('new', shipped), sender: 'unknown', alreadyImported: false, addressedHere: true },
      says: () => `新增 ${inAll}，登记了发出单位的名片（未核对）`,
    },
    {
      title: '区局再导入一次',
      args: ['package', 'import', dataPackage, ...there],
      expected: { counts: allIn('same', shipped), sender: 'unconfirmed', alreadyImported: true },
      says: () => `没有变化：${inAll}`,
    },
    {
      title: '备份街道数据',
      args: ['backup', ...here],
      expected: {},
      says: ({ backup }) => `${backup.name}，${kilobytes(backup.size)}，已校验`,
    },
    {
      title: '数据文件丢失后打开',
      prepare: () => rmSync(join(folder, 'street', 'sidantong.db')),
      args: ['verify', ...here],
      exitCode: 5,
      expected: { ok: false, code: 'database_lost' },
      says: ({ message }) => `没有当成第一次使用：${message}`,
    },
    {
      title: '恢复到最近的备份',
      args: ['restore', 'latest', ...here],
      expected: { state: 'ready', unit: { ...street, kind: 'street' } },
      says: ({ restored }) => restored,
    },
    {
      title: '恢复后的内容与原表一致',
      args: ['import', workbook, ...here, '--dry-run'],
      expected: { counts: allIn('same', rows, skipped), problems: [] },
      says: () => `没有变化：${listCounts.join('，')}`,
    },
    ...[
      ['街道', here],
      ['区局', there],
    ].map(([name, data]) => ({
      title: `全面检查${name}数据`,
      args: ['verify', ...data],
      expected: verified,
      says: ({ checks }) => checks.map((check) => `${checkNames[check.name]} ${check.checked}`).join('，'),
    })),
  ]
}

const checkNames = {
  integrity: '数据页',
  foreignKeys: '引用问题',
  auditChain: '操作记录',
  contents: '记录',
  marker: '标记',
}

function countOf(findings, severity) {
  return findings.filter((finding) => finding.severity === severity).length
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1024)} KB`
}

/** One bit of a grid's name: content is stored as it is, so the text can be found. */
function flipOneBit(from, to) {
  const bytes = readFileSync(from)
  bytes[bytes.indexOf('月塘第二网格')] ^= 1
  writeFileSync(to, bytes)
}

async function runStep(node, { args, prepare, exitCode = 0, expected }) {
  prepare?.()
  const command = [inProject('out', 'main', 'cli.js'), ...args, '--json']
  const { code, output: printed } = await runQuietly(node, command, { cwd: root, env: environmentFor(node) })
  const answer = readAnswer(printed)
  const problems = Object.entries(expected)
    .filter(([name, value]) => !isDeepStrictEqual(answer[name], value))
    .map(([name, value]) => `${name} 应为 ${JSON.stringify(value)}，实为 ${JSON.stringify(answer[name])}`)
  if (code !== exitCode) problems.unshift(`退出码应为 ${exitCode}，实为 ${code}：${printed.trim()}`)
  if (problems.length > 0) throw new Stop(`   与应有的结果不符\n   ${problems.join('\n   ')}`)
  return answer
}

function readAnswer(printed) {
  try {
    return JSON.parse(printed.trim().split('\n').at(-1))
  } catch {
    throw new Stop(`   没有得到 JSON：\n${printed}`)
  }
}

await runMain(async () => {
  await ensureInstalled()
  const node = findNode()
  await ensureBuilt(node)
  mkdirSync(output, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'sidantong 演示 '))
  const began = Date.now()
  try {
    for (const [index, step] of planSteps(folder).entries()) {
      const startedAt = Date.now()
      console.log(`${String(index + 1).padStart(2)} ${step.title}`)
      const answer = await runStep(node, step)
      console.log(`   ${step.says(answer)}（${((Date.now() - startedAt) / 1000).toFixed(1)} 秒）`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\n全部相符，共 ${((Date.now() - began) / 1000).toFixed(1)} 秒。写出的文件：`)
  for (const file of [lists, minutes, dataPackage]) console.log(`   ${relative(root, file)}`)
})
