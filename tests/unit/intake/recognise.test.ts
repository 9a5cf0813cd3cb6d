import { describe, expect, it } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import type { FormTable } from '../../../src/core/intake/form-table.ts'
import { recogniseTable, unrecognisedReason } from '../../../src/core/intake/recognise.ts'
import { columnLetters } from '../../../src/core/intake/sheet-model.ts'

const table = (titles: readonly string[], title = ''): FormTable => ({
  title,
  headerRows: [1],
  columns: titles.map((text, index) => ({
    index,
    letters: columnLetters(index),
    hidden: false,
    titles: text === '' ? [] : text.split('>'),
  })),
  rows: [],
  skipped: [],
  notes: [],
  remarks: [],
})

function recognise(titles: readonly string[], sheetName = 'Sheet1', title = ''): string {
  const found = recogniseTable(table(titles, title), sheetName, ledgers)
  return found === null ? '—' : `${found.ledger} ${found.columns.map(({ field }) => field ?? '—').join(' ')}`
}

describe('ledgers by their columns', () => {
  it.each([
    [
      ['姓名', '手机号码', '岗位', '社区名称', '所在网格', '网格编号', '备注'],
      'people name phone role communityName gridName gridCode remarks',
    ],
    [
      ['序号', '姓名', '网格配备>角色', '网格信息>网格编码', '网格信息>户数'],
      'people position name role gridCode households',
    ],
    [['姓 名', '联系电话（手机）', '工作单位'], 'people name phone employer'],
    [['*姓名', '单位／部门', '*岗位:'], 'people name employer role'],
    [['岗位', '职责类别', '岗位职责', '频次'], 'duties post category content standard'],
    [
      ['序号', '类别', '事项名称', '事项代码', '具体情形', '时限'],
      'keyMatters position category name code situation timeLimit',
    ],
    [
      ['协助事项', '主责单位', '配合单位', '协助内容和边界', '响应时间'],
      'assistMatters name leadUnit assistingUnit boundary responseTime',
    ],
  ])('%j', (titles, expected) => {
    expect(recognise(titles)).toBe(expected)
  })

  it.each([
    [['姓名', '性别', '政治面貌']],
    [['序号', '事项', '备注']],
    [['树种', '胸径', '位置']],
    [['岗位', '责任类别', '依据']],
    [['社区', '网格数', '专职网格员', '空缺岗位']],
    [['__proto__', 'constructor', 'toString']],
  ])('%j is none of them', (titles) => {
    expect(recognise(titles)).toBe('—')
  })
})

describe('what could be two things', () => {
  const shared = ['类别', '事项', '责任单位', '时限']

  it('is decided by the sheet name or the title, or not at all', () => {
    expect(recognise(shared)).toBe('—')
    expect(unrecognisedReason(table(shared), 'Sheet1', ledgers)).toContain('“重点管理事项清单”和“协助事项清单”')
    expect(recognise(shared, '重点事项')).toMatch(/^keyMatters/)
    expect(recognise(shared, 'Sheet1', '云溪街道协助事项清单（试行）')).toMatch(/^assistMatters/)
  })

  it('two columns never share a field: the better title wins', () => {
    expect(recognise(['姓名', '手机', '联系电话', '角色'])).toBe('people name — phone role')
    expect(recognise(['姓名', '岗位', '网格角色', '电话'])).toBe('people name role — phone')
  })

  it('a column without a title stays unassigned', () => {
    expect(recognise(['姓名', '', '角色', '电话'])).toBe('people name — role phone')
  })
})
