/** The sample workbook as an office keeps it: one sheet per list, each laid out in its own habit. */
import { assistMatters, duties, keyMatters } from './lists.mjs'
import { communities, makeRoster, unplacedPerson } from './roster.mjs'
import { dateCell, empty, formula, number, reference, text } from './workbook.mjs'

const unit = '云溪街道办事处'

export function sampleSheets() {
  return [instructions(), dutySheet(), keyMatterSheet(), assistMatterSheet(), peopleSheet()]
}

/** A sheet that is no list: the import has to say that it leaves it out. */
function instructions() {
  const lines = [
    '填报须知',
    '本表由街道联席办统一维护，各社区发现人员变动后三日内告知内勤。',
    '网格编码按15位填写，前12位是社区编码；没有的项目留空，不要写“同上”。',
  ]
  return { name: '填报须知', widths: [96], rows: lines.map((line) => [text(line, 'note')]), merges: [] }
}

function dutySheet() {
  const titles = ['序号', '岗位名称', '职责类别', '岗位职责', '工作标准', '依据', '考核办法', '备注']
  const sheet = beginSheet(
    '岗位责任清单',
    '云溪街道城市管理进社区岗位责任清单',
    titles,
    [6, 14, 11, 48, 20, 26, 14, 14],
  )
  sheet.note(`填报单位：${unit}        填报日期：2026年11月3日        版本：2026年第二版`)
  sheet.header()
  let position = 0
  for (const { post, rows } of duties) {
    sheet.group(1, rows.length)
    for (const row of rows) {
      position += 1
      const [category, content, standard, basis, assessment] = row
      const fields = [category, content, standard, basis, assessment].map((value) => text(value))
      sheet.row([number(position), text(post, 'centred'), ...fields, empty()])
    }
  }
  sheet.gap()
  sheet.note('注：本清单经2026年10月联席会议研究同意，自2026年11月1日起执行；调整时由提出单位说明理由，报联席会议。')
  return sheet.finish()
}

function keyMatterSheet() {
  const titles = [
    '类别',
    '序号',
    '事项名称',
    '国标代码',
    '具体表现',
    '责任单位',
    '配合单位',
    '处置时限',
    '提级条件',
    '备注',
  ]
  const sheet = beginSheet(
    '重点管理事项',
    '云溪街道重点管理事项清单（6类9项）',
    titles,
    [12, 6, 18, 10, 34, 16, 24, 20, 24, 10],
  )
  sheet.note('代码依据：GB/T 47678.5-2026 管理事项        计量单位：项')
  sheet.header()
  let position = 0
  for (const { category, rows } of keyMatters) {
    sheet.group(0, rows.length)
    for (const [name, code, ...fields] of rows) {
      position += 1
      const cells = fields.map((value) => text(value))
      sheet.row([text(category, 'centred'), number(position), text(name), text(code, 'code'), ...cells, empty()])
    }
  }
  sheet.row([
    text('合计', 'total'),
    empty('total'),
    formula(`COUNTA(C4:C${3 + position})&"项"`, `${position}项`),
    ...blanks(7),
  ])
  return sheet.finish()
}

function assistMatterSheet() {
  const titles = ['协助类别', '序号', '协助事项', '主责单位', '协助单位', '协助内容及边界', '申请方式', '响应时限']
  const sheet = beginSheet('协助事项', '云溪街道协助事项清单', titles, [12, 6, 20, 16, 18, 52, 14, 12])
  sheet.note('说明：协助事项由主责单位负责到底；超出边界的，协助单位可以退回并写明理由。')
  sheet.header()
  let position = 0
  for (const { category, rows } of assistMatters) {
    sheet.group(0, rows.length)
    for (const row of rows) {
      position += 1
      sheet.row([text(category, 'centred'), number(position), ...row.map((value) => text(value))])
    }
  }
  return sheet.finish()
}

const peopleColumns = [
  { title: '序号', width: 6 },
  { title: '所属社区', width: 14 },
  { title: '网格名称', parent: '所在网格', width: 16 },
  { title: '网格编码', parent: '所在网格', width: 18 },
  { title: '户数', parent: '所在网格', width: 7 },
  { title: '角色', width: 12 },
  { title: '姓名', width: 9 },
  { title: '性别', width: 6 },
  { title: '政治面貌', width: 12 },
  { title: '工作单位', width: 33 },
  { title: '派驻方式', parent: '派驻情况', width: 10 },
  { title: '到岗日期', parent: '派驻情况', width: 15 },
  { title: '手机号码', width: 14 },
  { title: '备注', width: 28 },
]

function peopleSheet() {
  const sheet = beginSheet(
    '人员清单',
    '云溪街道“1+3+N”网格力量人员清单',
    peopleColumns.map(({ title }) => title),
    peopleColumns.map(({ width }) => width),
  )
  sheet.note(`常住人口：${communities.map(({ name, population }) => `${name}${population}人`).join('、')}`)
  sheet.note(`填报单位：${unit}        统计时点：2026年10月31日        网格数：24个`)
  sheet.twoRowHeader(peopleColumns.map(({ parent }) => parent ?? null))
  const firstRow = sheet.nextRow()
  let position = 0
  for (const { community, grids } of makeRoster()) {
    sheet.group(
      1,
      grids.reduce((sum, { people }) => sum + people.length, 0),
    )
    for (const grid of grids) {
      for (const column of [2, 3, 4]) sheet.group(column, grid.people.length)
      for (const person of grid.people) {
        position += 1
        sheet.row([number(position), text(community, 'centred'), ...gridCells(grid), ...personCells(person)])
      }
    }
  }
  position += 1
  sheet.row([number(position), ...blanks(4), ...personCells(unplacedPerson())])
  const counted = `COUNTA(G${firstRow + 1}:G${firstRow + position})&"人"`
  sheet.row([text('合计', 'total'), ...blanks(5), formula(counted, `${position}人`), ...blanks(7)])
  sheet.gap()
  sheet.note('注：1.兼职网格员由执法中队选派；2.社区工作者人数按常住人口核定，不足部分另行申请。')
  sheet.note('填表人：湛素心        审核人：裴远山        联系电话：19900000001')
  return sheet.finish()
}

function gridCells({ name, code, households }) {
  return [text(name, 'centred'), text(code, 'code'), number(households)]
}

function personCells(person) {
  const { date, text: day } = person.day
  return [
    text(person.role, 'centred'),
    text(person.name, 'centred'),
    text(person.gender, 'centred'),
    text(person.party, 'centred'),
    text(person.employer),
    text(person.mode, 'centred'),
    day === null ? dateCell(date) : text(day, 'centred'),
    typeof person.phone === 'number' ? number(person.phone) : text(person.phone, 'code'),
    text(person.remarks),
  ]
}

function blanks(count) {
  return Array.from({ length: count }, () => empty('total'))
}

/** Collects rows and merges from top to bottom. A merged cell keeps its value in its first row only. */
function beginSheet(name, title, titles, widths) {
  const last = titles.length - 1
  const rows = [[text(title, 'title')]]
  const merges = [`A1:${reference(0, last)}`]
  const heights = { 0: 36 }
  /** Column → first row below the group that began there. */
  const groupEnds = new Map()
  let freeze
  return {
    nextRow: () => rows.length,
    note(line) {
      merges.push(`A${rows.length + 1}:${reference(rows.length, last)}`)
      rows.push([text(line, 'note')])
    },
    header() {
      rows.push(titles.map((label) => text(label, 'header')))
      freeze = rows.length
    },
    twoRowHeader(parents) {
      const top = rows.length
      rows.push(parents.map((parent, column) => headerCell(parents, column, parent ?? titles[column])))
      rows.push(parents.map((parent, column) => (parent === null ? empty('header') : text(titles[column], 'header'))))
      parents.forEach((parent, column) => {
        if (parent === null) merges.push(`${reference(top, column)}:${reference(top + 1, column)}`)
        else if (parents[column - 1] !== parent)
          merges.push(`${reference(top, column)}:${reference(top, parents.lastIndexOf(parent))}`)
      })
      freeze = rows.length
    },
    group(column, size) {
      if (size > 1) merges.push(`${reference(rows.length, column)}:${reference(rows.length + size - 1, column)}`)
      groupEnds.set(column, { first: rows.length, end: rows.length + size })
    },
    row(cells) {
      const at = rows.length
      rows.push(cells.map((cell, column) => (isCovered(groupEnds.get(column), at) ? empty(cell.style) : cell)))
    },
    gap: () => rows.push([]),
    finish: () => ({ name, widths, rows, merges, heights, freeze }),
  }
}

/** A parent title stands over the first of its columns only. */
function headerCell(parents, column, label) {
  return parents[column] !== null && parents[column - 1] === parents[column] ? empty('header') : text(label, 'header')
}

function isCovered(group, row) {
  return group !== undefined && row > group.first && row < group.end
}
