/** Issued versions of a list, and the reasons for what has been adjusted since the newest one, as stored. */
import { ledgerKeys } from '../ledgers/define-ledger.ts'
import type { RecordDefinition } from './define-record.ts'

/** An issued version never changes; its rows are frozen beside it under the content hash. */
export const listVersions: RecordDefinition = {
  key: 'listVersions',
  table: 'list_versions',
  title: '清单版本',
  fields: [
    { name: 'ledger', label: '清单', type: 'code', codes: ledgerKeys, privacy: 'public', required: true },
    { name: 'edition', label: '版次', type: 'integer', privacy: 'public', required: true },
    { name: 'year', label: '年份', type: 'integer', privacy: 'public', required: true },
    { name: 'number', label: '编号', type: 'integer', privacy: 'public', required: true },
    { name: 'basis', label: '依据', type: 'longText', privacy: 'public', required: true },
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public' },
    { name: 'approvedBy', label: '批准人', type: 'text', privacy: 'public' },
    { name: 'effectiveOn', label: '施行日期', type: 'date', privacy: 'public', required: true },
    { name: 'issuedOn', label: '发布日期', type: 'date', privacy: 'public', required: true },
    { name: 'remarks', label: '调整说明', type: 'longText', privacy: 'public' },
    { name: 'columns', label: '栏目', type: 'longText', privacy: 'internal', required: true },
    { name: 'rowCount', label: '行数', type: 'integer', privacy: 'public', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'public', required: true },
  ],
}

/** Why a row differs from the newest version; issuing the next version freezes it there. */
export const listAdjustments: RecordDefinition = {
  key: 'listAdjustments',
  table: 'list_adjustments',
  title: '清单调整',
  fields: [
    { name: 'versionId', label: '所对版本', type: 'reference', privacy: 'internal', required: true },
    { name: 'recordId', label: '条目', type: 'identifier', privacy: 'internal', required: true },
    { name: 'reason', label: '调整原因', type: 'longText', privacy: 'public', required: true },
    { name: 'approvedBy', label: '批准人', type: 'text', privacy: 'public' },
    { name: 'approvedOn', label: '批准日期', type: 'date', privacy: 'public' },
  ],
}
