/** Communities, grids, persons and postings as they are stored; the people ledger is their joined view. */
import { people as peopleLedger } from '../ledgers/people.ts'
import { roleNames, postingModes } from '../roles.ts'
import type { FieldDefinition, RecordDefinition } from './define-record.ts'

export const communities: RecordDefinition = {
  key: 'communities',
  table: 'communities',
  title: '社区',
  fields: [
    { name: 'name', label: '社区名称', type: 'text', privacy: 'public', required: true },
    { name: 'code', label: '社区编码', type: 'identifier', digits: 12, privacy: 'public' },
    { name: 'population', label: '常住人口', type: 'integer', privacy: 'public' },
  ],
}

export const grids: RecordDefinition = {
  key: 'grids',
  table: 'grids',
  title: '网格',
  fields: [
    { name: 'communityId', label: '所属社区', type: 'reference', privacy: 'public', required: true },
    { name: 'name', label: '网格名称', type: 'text', privacy: 'public', required: true },
    { name: 'code', label: '网格编码', type: 'identifier', digits: 15, privacy: 'public' },
    { name: 'households', label: '户数', type: 'integer', privacy: 'public' },
    { name: 'partyGroup', label: '网格党组织', type: 'text', privacy: 'public' },
    { name: 'scope', label: '网格范围', type: 'longText', privacy: 'public' },
  ],
}

const personFieldNames = [
  'position',
  'name',
  'gender',
  'employer',
  'politicalStatus',
  'phone',
  'workPhone',
  'remarks',
] as const

export const people: RecordDefinition = {
  key: 'people',
  table: 'people',
  title: '人员',
  fields: personFieldNames.map((name): FieldDefinition => {
    const field = peopleLedger.fields.find((candidate) => candidate.name === name)
    if (field === undefined) throw new Error(`the people ledger has no field ${name}`)
    return field
  }),
}

export const postings: RecordDefinition = {
  key: 'postings',
  table: 'postings',
  title: '岗位配备',
  fields: [
    { name: 'personId', label: '人员', type: 'reference', privacy: 'public', required: true },
    { name: 'gridId', label: '网格', type: 'reference', privacy: 'public' },
    { name: 'role', label: '角色', type: 'code', codes: roleNames, privacy: 'public' },
    { name: 'mode', label: '派驻方式', type: 'code', codes: postingModes, privacy: 'public' },
    { name: 'startedOn', label: '到岗时间', type: 'date', privacy: 'internal' },
    { name: 'endedOn', label: '离岗时间', type: 'date', privacy: 'internal' },
    { name: 'endReason', label: '离岗原因', type: 'text', privacy: 'internal' },
  ],
}

/** A rule of 1+3+N for which the office has numbers of its own. */
export const ruleSettings: RecordDefinition = {
  key: 'ruleSettings',
  table: 'rule_settings',
  title: '配备规则',
  fields: [
    { name: 'rule', label: '规则', type: 'text', privacy: 'public', required: true },
    { name: 'fewest', label: '最少', type: 'integer', privacy: 'public' },
    { name: 'most', label: '最多', type: 'integer', privacy: 'public' },
    { name: 'ratio', label: '每万人', type: 'integer', privacy: 'public' },
    { name: 'reason', label: '调整原因', type: 'text', privacy: 'internal', required: true },
  ],
}

/** What the office says of itself on papers that are put up. */
export const officeSettings: RecordDefinition = {
  key: 'officeSettings',
  table: 'office_settings',
  title: '单位设置',
  fields: [
    { name: 'supervisionPhone', label: '监督电话', type: 'phone', privacy: 'public' },
    { name: 'dueDay', label: '每月上报截止日', type: 'integer', privacy: 'public' },
  ],
}

/** A person's photo for the notice boards; the bytes lie among the blobs under their hash. */
export const portraits: RecordDefinition = {
  key: 'portraits',
  table: 'portraits',
  title: '照片',
  fields: [
    { name: 'personId', label: '人员', type: 'reference', privacy: 'personal', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'personal', required: true },
    { name: 'mediaType', label: '文件类型', type: 'text', privacy: 'internal', required: true },
  ],
}
