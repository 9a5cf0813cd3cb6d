/** Invented people in grids of six, always the same. */
import type { CellValue } from '../../src/contract/records/define-record.ts'
import { roleNames } from '../../src/contract/roles.ts'

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏')
const given = Array.from('安宁清和明远文博雅静思源嘉言乐天子涵若水云帆知行修齐正平')
const perGrid = 6
const gridsPerCommunity = 20

export function personAt(index: number): Record<string, CellValue> {
  const grid = Math.floor(index / perGrid)
  const community = Math.floor(grid / gridsPerCommunity)
  const pick = (list: readonly string[], step: number): string => list[Math.floor(index / step) % list.length] ?? ''
  const communityCode = `999901${String(Math.floor(community / 900) + 1).padStart(3, '0')}${String((community % 900) + 1).padStart(3, '0')}`
  return {
    position: index + 1,
    name: `${pick(surnames, 1)}${pick(given, 30)}${pick(given, 7)}`,
    gender: index % 2 === 0 ? '男' : '女',
    employer: `第${community + 1}社区居民委员会`,
    role: roleNames[index % roleNames.length] ?? '',
    politicalStatus: index % 3 === 0 ? '中共党员' : '群众',
    communityName: `第${community + 1}社区`,
    gridName: `第${community + 1}社区第${(grid % gridsPerCommunity) + 1}网格`,
    gridCode: `${communityCode}${String((grid % gridsPerCommunity) + 1).padStart(3, '0')}`,
    households: 300 + (grid % 200),
    postingMode: index % 4 === 0 ? '派驻' : null,
    phone: `199${String(index).padStart(8, '0')}`,
    startedOn: `2026-0${(index % 9) + 1}-1${index % 10}`,
    remarks: null,
  }
}
