/** Meetings and what belongs to them, as stored. */
import {
  agendaStates,
  attendanceStatuses,
  confirmationOpinions,
  meetingKinds,
  meetingStages,
  parties,
  resolutionStates,
  taskEventKinds,
  topicSources,
  topicStates,
  voteMethods,
} from '../meetings.ts'
import type { RecordDefinition } from './define-record.ts'

export const meetings: RecordDefinition = {
  key: 'meetings',
  table: 'meetings',
  title: '会议',
  fields: [
    { name: 'title', label: '会议名称', type: 'text', privacy: 'public', required: true },
    { name: 'kind', label: '会议类别', type: 'code', codes: meetingKinds, privacy: 'public', required: true },
    { name: 'heldAt', label: '时间', type: 'dateTime', privacy: 'public', required: true },
    { name: 'endedAt', label: '散会时间', type: 'dateTime', privacy: 'public' },
    { name: 'place', label: '地点', type: 'text', privacy: 'public' },
    { name: 'chair', label: '主持人', type: 'text', privacy: 'public' },
    { name: 'recorder', label: '记录人', type: 'text', privacy: 'public' },
    { name: 'discussion', label: '讨论情况', type: 'longText', privacy: 'internal' },
    { name: 'seriesId', label: '会议系列', type: 'text', privacy: 'internal' },
    { name: 'session', label: '届次', type: 'integer', privacy: 'public' },
    { name: 'stage', label: '阶段', type: 'code', codes: meetingStages, privacy: 'internal' },
    { name: 'entitled', label: '应到人数', type: 'integer', privacy: 'public' },
    { name: 'rules', label: '会议规则', type: 'longText', privacy: 'internal' },
    { name: 'minutesText', label: '纪要正文', type: 'longText', privacy: 'internal' },
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
    { name: 'topicId', label: '议题申请', type: 'text', privacy: 'internal' },
    { name: 'subjectKind', label: '关联对象类别', type: 'text', privacy: 'internal' },
    { name: 'subjectId', label: '关联对象', type: 'text', privacy: 'internal' },
    { name: 'plannedMinutes', label: '计划用时（分）', type: 'integer', privacy: 'internal' },
    { name: 'usedSeconds', label: '实际用时（秒）', type: 'integer', privacy: 'internal' },
    { name: 'state', label: '议题状态', type: 'code', codes: agendaStates, privacy: 'internal' },
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
    { name: 'party', label: '参加方', type: 'code', codes: parties, privacy: 'public' },
    { name: 'duty', label: '职务', type: 'text', privacy: 'public' },
    { name: 'standsInFor', label: '代谁参会', type: 'text', privacy: 'public' },
    { name: 'movements', label: '签到离会', type: 'longText', privacy: 'internal' },
    { name: 'informed', label: '通知情况', type: 'text', privacy: 'internal' },
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
    { name: 'agendaItemId', label: '所属议题', type: 'text', privacy: 'public' },
    { name: 'supportingUnits', label: '协办单位', type: 'text', privacy: 'public' },
    { name: 'person', label: '责任人', type: 'text', privacy: 'public' },
    { name: 'deadlineText', label: '时限说法', type: 'text', privacy: 'public' },
    { name: 'state', label: '办理状态', type: 'code', codes: resolutionStates, privacy: 'public' },
  ],
}

/** What was put to the vote and how it came out; whether it passed is judged by the rules of the meeting. */
export const votes: RecordDefinition = {
  key: 'votes',
  table: 'votes',
  title: '表决',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'position', label: '序号', type: 'integer', privacy: 'public', required: true },
    { name: 'agendaItemId', label: '所属议题', type: 'text', privacy: 'public' },
    { name: 'question', label: '表决事项', type: 'text', privacy: 'public', required: true },
    { name: 'method', label: '表决方式', type: 'code', codes: voteMethods, privacy: 'public', required: true },
    { name: 'present', label: '表决时在场', type: 'integer', privacy: 'public' },
    { name: 'inFavour', label: '赞成', type: 'integer', privacy: 'public' },
    { name: 'against', label: '反对', type: 'integer', privacy: 'public' },
    { name: 'abstained', label: '弃权', type: 'integer', privacy: 'public' },
    { name: 'invalid', label: '废票', type: 'integer', privacy: 'public' },
    { name: 'notVoting', label: '未投', type: 'integer', privacy: 'public' },
  ],
}

/** What happened to a resolution after it was taken: progress, proof, carry-over. Written once, in order of time. */
export const taskEvents: RecordDefinition = {
  key: 'taskEvents',
  table: 'task_events',
  title: '办理记录',
  fields: [
    { name: 'resolutionId', label: '议定事项', type: 'reference', privacy: 'public', required: true },
    { name: 'kind', label: '类别', type: 'code', codes: taskEventKinds, privacy: 'public', required: true },
    { name: 'happenedOn', label: '日期', type: 'date', privacy: 'public', required: true },
    { name: 'note', label: '情况', type: 'longText', privacy: 'internal' },
    { name: 'person', label: '填报人', type: 'text', privacy: 'internal' },
    { name: 'stateBefore', label: '原状态', type: 'code', codes: resolutionStates, privacy: 'internal' },
    { name: 'stateAfter', label: '新状态', type: 'code', codes: resolutionStates, privacy: 'internal' },
    { name: 'deadlineBefore', label: '原时限', type: 'date', privacy: 'internal' },
    { name: 'deadlineAfter', label: '新时限', type: 'date', privacy: 'internal' },
    { name: 'closingId', label: '结转单', type: 'text', privacy: 'internal' },
  ],
}

/** 结转单: the receipt of closing a meeting. A reopened closing stays, marked with who and why. */
export const closings: RecordDefinition = {
  key: 'closings',
  table: 'closings',
  title: '结转单',
  fields: [
    { name: 'meetingId', label: '会议', type: 'reference', privacy: 'public', required: true },
    { name: 'seriesId', label: '会议系列', type: 'text', privacy: 'internal' },
    { name: 'number', label: '编号', type: 'integer', privacy: 'public', required: true },
    { name: 'closedOn', label: '结转日期', type: 'date', privacy: 'public', required: true },
    { name: 'items', label: '逐项去向', type: 'longText', privacy: 'internal', required: true },
    { name: 'reopenedOn', label: '重开日期', type: 'date', privacy: 'internal' },
    { name: 'reopenReason', label: '重开原因', type: 'text', privacy: 'internal' },
  ],
}

/** A standing meeting: who convenes it, who comes, what is always on the agenda, by which rules it decides. */
export const meetingSeries: RecordDefinition = {
  key: 'meetingSeries',
  table: 'meeting_series',
  title: '会议系列',
  fields: [
    { name: 'name', label: '名称', type: 'text', privacy: 'public', required: true },
    { name: 'kind', label: '会议类别', type: 'code', codes: meetingKinds, privacy: 'public', required: true },
    { name: 'convenor', label: '召集人', type: 'text', privacy: 'public' },
    { name: 'place', label: '地点', type: 'text', privacy: 'public' },
    { name: 'frequency', label: '频次', type: 'text', privacy: 'public' },
    { name: 'callDay', label: '征集议题日', type: 'integer', privacy: 'internal' },
    { name: 'numbering', label: '编号方式', type: 'text', privacy: 'internal' },
    { name: 'firstNumber', label: '起始编号', type: 'integer', privacy: 'internal' },
    { name: 'mark', label: '纪要标志', type: 'text', privacy: 'public' },
    { name: 'copyTo', label: '抄送', type: 'longText', privacy: 'internal' },
    { name: 'members', label: '固定参会人员', type: 'longText', privacy: 'internal' },
    { name: 'titlePattern', label: '会议名称的写法', type: 'text', privacy: 'public' },
    { name: 'firstSession', label: '起始届次', type: 'integer', privacy: 'internal' },
    { name: 'standingItems', label: '固定议题', type: 'longText', privacy: 'internal' },
    { name: 'rules', label: '会议规则', type: 'longText', privacy: 'internal' },
    { name: 'templateId', label: '纪要模板', type: 'text', privacy: 'internal' },
  ],
}

/** 议题申请单: what somebody wants talked about, until it is on an agenda or turned down. */
export const topics: RecordDefinition = {
  key: 'topics',
  table: 'topics',
  title: '议题申请',
  fields: [
    { name: 'title', label: '议题', type: 'text', privacy: 'public', required: true },
    { name: 'seriesId', label: '会议系列', type: 'text', privacy: 'internal' },
    { name: 'source', label: '来源', type: 'code', codes: topicSources, privacy: 'public' },
    { name: 'proposer', label: '提出人', type: 'text', privacy: 'personal' },
    { name: 'proposerUnit', label: '提出单位', type: 'text', privacy: 'public' },
    { name: 'contact', label: '联系方式', type: 'phone', privacy: 'personal' },
    { name: 'reason', label: '理由', type: 'longText', privacy: 'internal' },
    { name: 'proposal', label: '建议', type: 'longText', privacy: 'internal' },
    { name: 'submittedOn', label: '提出日期', type: 'date', privacy: 'public' },
    { name: 'state', label: '状态', type: 'code', codes: topicStates, privacy: 'internal' },
    { name: 'reviewer', label: '审核人', type: 'text', privacy: 'internal' },
    { name: 'reviewNote', label: '审核意见', type: 'text', privacy: 'internal' },
    { name: 'subjectKind', label: '关联对象类别', type: 'text', privacy: 'internal' },
    { name: 'subjectId', label: '关联对象', type: 'text', privacy: 'internal' },
    { name: 'meetingId', label: '上会会议', type: 'text', privacy: 'internal' },
  ],
}

/** Who of those present has read the issued minutes and agrees with them. */
export const confirmations: RecordDefinition = {
  key: 'confirmations',
  table: 'confirmations',
  title: '纪要确认',
  fields: [
    { name: 'documentId', label: '文件', type: 'reference', privacy: 'public', required: true },
    { name: 'unitName', label: '单位', type: 'text', privacy: 'public' },
    { name: 'name', label: '姓名', type: 'text', privacy: 'public', required: true },
    { name: 'confirmedOn', label: '确认日期', type: 'date', privacy: 'public', required: true },
    { name: 'opinion', label: '意见', type: 'code', codes: confirmationOpinions, privacy: 'internal', required: true },
    { name: 'note', label: '说明', type: 'text', privacy: 'internal' },
  ],
}

/** An office's own .docx that takes the place of our layout. */
export const documentTemplates: RecordDefinition = {
  key: 'documentTemplates',
  table: 'document_templates',
  title: '纪要模板',
  fields: [
    { name: 'name', label: '名称', type: 'text', privacy: 'internal', required: true },
    { name: 'fileName', label: '文件名', type: 'text', privacy: 'internal', required: true },
    { name: 'contentHash', label: '内容校验码', type: 'identifier', privacy: 'internal', required: true },
  ],
}

/** A year's holidays and days worked instead, where the office has put its own in place of ours. */
export const workCalendars: RecordDefinition = {
  key: 'workCalendars',
  table: 'work_calendars',
  title: '工作日历',
  fields: [
    { name: 'year', label: '年份', type: 'integer', privacy: 'internal', required: true },
    { name: 'content', label: '内容', type: 'longText', privacy: 'internal', required: true },
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
    { name: 'seriesId', label: '会议系列', type: 'text', privacy: 'internal' },
    { name: 'year', label: '编号年份', type: 'integer', privacy: 'public' },
    { name: 'source', label: '正文结构', type: 'longText', privacy: 'internal' },
  ],
}
