/** Meetings and what belongs to them, as stored. */
import { attendanceStatuses, meetingKinds } from '../meetings.ts'
import type { RecordDefinition } from './define-record.ts'

export const meetings: RecordDefinition = {
  key: 'meetings',
  table: 'meetings',
  title: '会议',
  fields: [
    { name: 'title', label: '会议名称', type: 'text', privacy: 'public', required: true },
    { name: 'kind', label: '会议类别', type: 'code', codes: meetingKinds, privacy: 'public', required: true },
    { name: 'heldAt', label: '时间', type: 'dateTime', privacy: 'public', required: true },
    { name: 'place', label: '地点', type: 'text', privacy: 'public' },
    { name: 'chair', label: '主持人', type: 'text', privacy: 'public' },
    { name: 'recorder', label: '记录人', type: 'text', privacy: 'public' },
    { name: 'discussion', label: '讨论情况', type: 'longText', privacy: 'internal' },
  ],
}

export const agendaItems: RecordDefinition = {
  key: 'agendaItems',
  table: 'agenda_items',
  title: '议题',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'position', label: '序号', type: 'integer', privacy: 'public', required: true },
    { name: 'title', label: '议题', type: 'text', privacy: 'public', required: true },
    { name: 'presenter', label: '汇报人', type: 'text', privacy: 'public' },
    { name: 'discussion', label: '讨论摘要', type: 'longText', privacy: 'internal' },
  ],
}

export const attendances: RecordDefinition = {
  key: 'attendances',
  table: 'attendances',
  title: '参会人员',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'position', label: '序号', type: 'integer', privacy: 'public', required: true },
    { name: 'status', label: '参会情况', type: 'code', codes: attendanceStatuses, privacy: 'public', required: true },
    { name: 'unitName', label: '单位', type: 'text', privacy: 'public' },
    { name: 'name', label: '姓名', type: 'text', privacy: 'public', required: true },
  ],
}

export const resolutions: RecordDefinition = {
  key: 'resolutions',
  table: 'resolutions',
  title: '议定事项',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'position', label: '序号', type: 'integer', privacy: 'public', required: true },
    { name: 'content', label: '议定事项', type: 'longText', privacy: 'public', required: true },
    { name: 'responsibleUnit', label: '责任单位', type: 'text', privacy: 'public' },
    { name: 'deadline', label: '完成时限', type: 'date', privacy: 'public' },
  ],
}

/** An issued document never changes; a correction is a new version with a reason. */
export const documents: RecordDefinition = {
  key: 'documents',
  table: 'documents',
  title: '已发文件',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'number', label: '期号', type: 'integer', privacy: 'public', required: true },
    { name: 'revision', label: '版次', type: 'integer', privacy: 'public', required: true },
    { name: 'title', label: '标题', type: 'text', privacy: 'public', required: true },
    { name: 'fileName', label: '文件名', type: 'text', privacy: 'public', required: true },
    { name: 'mediaType', label: '类型', type: 'text', privacy: 'public', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'public', required: true },
    { name: 'issuedOn', label: '印发日期', type: 'date', privacy: 'public', required: true },
    { name: 'reason', label: '更正原因', type: 'text', privacy: 'public' },
  ],
}
