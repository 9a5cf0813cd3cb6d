/** What belongs to reports, as stored. None of it is exchanged: what goes to the district is the filled form. */
import type { RecordDefinition } from './define-record.ts'

/** What was counted for a month when it was reported; it never changes. */
export const reportSnapshots: RecordDefinition = {
  key: 'reportSnapshots',
  table: 'report_snapshots',
  title: '报表留存',
  fields: [
    { name: 'period', label: '月份', type: 'text', privacy: 'public', required: true },
    { name: 'purpose', label: '用途', type: 'text', privacy: 'internal', required: true },
    { name: 'takenOn', label: '留存日期', type: 'date', privacy: 'public', required: true },
    { name: 'content', label: '各级数字', type: 'longText', privacy: 'internal', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'public', required: true },
  ],
}

/** A blank form of the district, with what goes where; the bytes lie among the blobs under their hash. */
export const reportForms: RecordDefinition = {
  key: 'reportForms',
  table: 'report_forms',
  title: '上报空表',
  fields: [
    { name: 'name', label: '名称', type: 'text', privacy: 'internal', required: true },
    { name: 'fileName', label: '文件名', type: 'text', privacy: 'internal', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'internal', required: true },
    { name: 'fingerprint', label: '表样指纹', type: 'identifier', privacy: 'internal', required: true },
    { name: 'mapping', label: '填写对应', type: 'longText', privacy: 'internal', required: true },
  ],
}

export const reportSettings: RecordDefinition = {
  key: 'reportSettings',
  table: 'report_settings',
  title: '报表提醒',
  fields: [{ name: 'reminderDay', label: '每月提醒日', type: 'integer', privacy: 'internal' }],
}
