/** What belongs to the lists besides their rows: own columns, saved views, attachments, merges of people. None of it is exchanged. */
import { ledgerKeys } from '../ledgers/define-ledger.ts'
import { ownColumnTypes } from '../ledgers/own-columns.ts'
import type { RecordDefinition } from './define-record.ts'

export const ownColumns: RecordDefinition = {
  key: 'ownColumns',
  table: 'own_columns',
  title: '自设栏目',
  fields: [
    { name: 'ledger', label: '清单', type: 'code', codes: ledgerKeys, privacy: 'public', required: true },
    { name: 'label', label: '栏目名称', type: 'text', privacy: 'public', required: true },
    { name: 'type', label: '栏目类型', type: 'code', codes: ownColumnTypes, privacy: 'public', required: true },
    { name: 'codes', label: '可选值', type: 'longText', privacy: 'public' },
    { name: 'width', label: '列宽', type: 'integer', privacy: 'public', required: true },
    { name: 'position', label: '序号', type: 'integer', privacy: 'public', required: true },
  ],
}

export const savedViews: RecordDefinition = {
  key: 'savedViews',
  table: 'saved_views',
  title: '视图',
  fields: [
    { name: 'ledger', label: '清单', type: 'code', codes: ledgerKeys, privacy: 'public', required: true },
    { name: 'name', label: '视图名称', type: 'text', privacy: 'public', required: true },
    { name: 'settings', label: '设置', type: 'longText', privacy: 'public', required: true },
  ],
}

/** The bytes lie in the store of blobs under their hash. */
export const attachments: RecordDefinition = {
  key: 'attachments',
  table: 'attachments',
  title: '附件',
  fields: [
    { name: 'ledger', label: '清单', type: 'code', codes: ledgerKeys, privacy: 'public', required: true },
    { name: 'recordId', label: '记录', type: 'reference', privacy: 'public', required: true },
    { name: 'name', label: '文件名', type: 'text', privacy: 'internal', required: true },
    { name: 'mediaType', label: '类型', type: 'text', privacy: 'public', required: true },
    { name: 'size', label: '大小', type: 'integer', privacy: 'public', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'public', required: true },
  ],
}

/** What a merge of two people did, so that it can be taken apart after later edits. */
export const personMerges: RecordDefinition = {
  key: 'personMerges',
  table: 'person_merges',
  title: '人员合并',
  fields: [
    { name: 'keepId', label: '保留的人员', type: 'reference', privacy: 'public', required: true },
    { name: 'mergedId', label: '并入的人员', type: 'reference', privacy: 'public', required: true },
    { name: 'detail', label: '合并内容', type: 'longText', privacy: 'internal', required: true },
  ],
}
