/** One acceptable input per method, on a sample street where each finds what it asks for. */
import { seriesInputs } from './series-scenarios.ts'
import { aMeeting, fixture, otherStreet, sampleWorkbook, type TestApp } from './app.ts'
import { craftedPackage } from './crafted-package.ts'
import { reportInputs } from './report-scenarios.ts'
import { taskInputs } from './task-scenarios.ts'
import { saveTemplate } from './template-scenarios.ts'
import { trustInputs } from './trust-scenarios.ts'

/** An input that each method would take, with ids of records that are there. */
export async function goodInputs(app: TestApp): Promise<ReadonlyMap<string, object>> {
  const { client } = app
  const { rows } = await client.ledgers.page({ ledger: 'people', limit: 3 })
  const [row, other, third] = rows
  const { communities, basis } = await client.organisation.board({})
  const [community] = communities
  const [grid] = community?.grids ?? []
  if (row === undefined || other === undefined || third === undefined || community === undefined || grid === undefined)
    throw new Error('the sample street is not there')
  const { field } = await client.columns.save({ ledger: 'people', label: '走访次数', type: 'integer' })
  const columnId = field.name.slice('own.'.length)
  const settings = { columns: [], frozen: 0, find: '', where: [], sort: [], groupBy: null }
  const view = await client.views.save({ ledger: 'people', name: '全部', settings })
  const photo = app.stage('照片.jpg', 'photo')
  const { attachment } = await client.attachments.add({ ledger: 'people', id: row.id, fileId: photo })
  await client.people.merge({ keep: row.id, merge: third.id })
  const [merged] = (await client.ledgers.get({ ledger: 'people', id: row.id })).merged
  const { meeting } = await client.meetings.create(aMeeting())
  const { document } = await client.minutes.issue({ id: meeting.id })
  const template = await saveTemplate(app)
  const fileIds = [app.stage(sampleWorkbook, fixture(sampleWorkbook))]
  const { planId } = await client.intake.preview({ fileIds })
  const fileId = app.stage('包.zip', craftedPackage({ unit: otherStreet }))
  // Of its own: what is taken in makes room, and the others ask for their file again and again.
  const taken = app.stage('来件.zip', craftedPackage({ unit: otherStreet }))
  const plan = await client.exchange.preview({ fileId: taken })
  const issued = await client.versions.publish({ ledger: 'duties', basis: '会议通过', effectiveOn: '2026-12-01' })
  const { name } = await client.backups.create({})
  const draft = aMeeting()
  const move = { personId: row.id, postingId: null, to: { gridId: grid.id, role: 'instructor' } }
  return new Map<string, object>([
    ['system.initialize', { mode: 'blank', unitName: '甲', unitCode: '999901' }],
    ['ledgers.page', { ledger: 'people', find: '', where: [], sort: [], offset: 0, limit: 10 }],
    ['ledgers.get', { ledger: 'people', id: row.id }],
    ['ledgers.values', { ledger: 'people', field: 'name' }],
    ['ledgers.create', { ledger: 'duties', values: { post: '岗位', content: '职责' } }],
    ['ledgers.update', { ledger: 'people', id: row.id, version: row.version, values: { phone: '1' } }],
    ['ledgers.remove', { ledger: 'people', ids: [row.id] }],
    ['ledgers.fields', { ledger: 'people' }],
    ['ledgers.groups', { ledger: 'people', by: 'role' }],
    ['ledgers.locate', { ledger: 'people', text: '甲', from: 0, direction: 'next' }],
    ['ledgers.offsetOf', { ledger: 'people', id: row.id }],
    ['ledgers.similar', { ledger: 'people', values: { name: '甲' } }],
    ['ledgers.bin', { ledger: 'people' }],
    ['ledgers.restore', { ledger: 'people', ids: [row.id] }],
    [
      'ledgers.write',
      { ledger: 'people', purpose: 'paste', update: [{ id: row.id, version: row.version, values: { phone: '1' } }] },
    ],
    ['columns.save', { ledger: 'people', label: '自设', type: 'text' }],
    ['columns.remove', { id: columnId }],
    ['columns.move', { id: columnId, to: 0 }],
    ['views.list', { ledger: 'people' }],
    ['views.save', { ledger: 'people', name: '视图', settings }],
    ['views.remove', { id: view.id }],
    ['attachments.add', { ledger: 'people', id: row.id, fileId }],
    ['attachments.remove', { id: attachment.id }],
    ['attachments.open', { id: attachment.id }],
    ['people.merge', { keep: row.id, merge: other.id, values: {} }],
    ['people.unmerge', { merge: merged?.id ?? '' }],
    ['output.export', { document: { kind: 'lists', ledgers: ['duties'] } }],
    ['output.print', { document: { kind: 'lists', ledgers: ['duties'] } }],
    ['versions.list', { ledger: 'duties' }],
    ['versions.compare', { ledger: 'duties', from: issued.version.id, to: null, offset: 0, limit: 10 }],
    ['versions.publish', { ledger: 'keyMatters', basis: '会议通过', effectiveOn: '2026-12-01' }],
    ['versions.explain', { ledger: 'duties', ids: [row.id], reason: '原因', approvedBy: '', approvedOn: '' }],
    ['responsibility.assign', { kind: 'post', name: '岗位', field: 'role', value: '网格长' }],
    ['intake.preview', { fileIds }],
    ['intake.rows', { planId, table: 0, bucket: null, offset: 0, limit: 10 }],
    ['intake.remap', { planId, table: 0, settings: { ledger: 'duties', fields: null, matchBy: null, preferred: [] } }],
    ['intake.missing', { planId, table: 0, offset: 0, limit: 10 }],
    ['intake.leftovers', { planId }],
    ['intake.progress', { jobId: planId }],
    ['intake.cancel', { jobId: planId }],
    ['intake.forgetMapping', { form: '0'.repeat(64) }],
    ['intake.apply', { planId }],
    ['intake.discard', { planId }],
    ['organisation.saveCommunity', { id: community.id, name: '甲', code: '', population: 1 }],
    ['organisation.saveGrid', { communityId: community.id, name: '甲', code: '', households: 1, partyGroup: '' }],
    ['organisation.whatIf', { moves: [move], basis }],
    ['organisation.applyMoves', { moves: [move], basis, on: '2026-11-05' }],
    ['organisation.saveRule', { rule: 'gridHouseholds', values: { fewest: 200 }, reason: '区里规定' }],
    ['organisation.assign', { personId: row.id, gridId: grid.id, role: 'instructor', startedOn: '2026-11-01' }],
    ['organisation.leave', { personId: row.id, postingIds: [row.id], endedOn: '2026-11-01', reason: '调离' }],
    ['organisation.handover', { personId: row.id }],
    ['organisation.history', { gridId: grid.id }],
    ['organisation.notice', { gridIds: [grid.id] }],
    ['organisation.saveOffice', { supervisionPhone: '0999-8123456' }],
    ['organisation.saveWorkPhone', { personId: row.id, workPhone: '0999-8123456' }],
    ['organisation.savePhoto', { personId: row.id, fileId: null }],
    ['meetings.get', { id: meeting.id }],
    ['meetings.create', draft],
    ['meetings.update', { id: meeting.id, version: meeting.version, draft }],
    ['desk.write', { id: meeting.id, version: meeting.version, words: [{ item: null, text: '讨论' }] }],
    ['meetings.setStage', { id: meeting.id, version: meeting.version, stage: '会中' }],
    ['meetings.remove', { id: meeting.id }],
    ...Object.entries(await taskInputs(app)),
    ...Object.entries(await seriesInputs(app)),
    ['compliance.check', { fileId }],
    ...reportInputs(fileId, template.id),
    ['templates.inspect', { fileId }],
    ['templates.save', { fileId, name: '模板' }],
    ['templates.remove', { id: template.id }],
    ['templates.open', { id: template.id }],
    ['templates.choose', { seriesId: template.id, templateId: template.id }],
    ['minutes.preview', { id: meeting.id }],
    ['minutes.text', { id: meeting.id }],
    ['minutes.redraft', { id: meeting.id }],
    ['minutes.saveText', { id: meeting.id, version: meeting.version, text: [] }],
    ['minutes.numberAhead', { id: meeting.id }],
    ['minutes.issue', { id: meeting.id, reason: '更正' }],
    ['minutes.open', { documentId: document.id }],
    ['minutes.compare', { documentId: document.id }],
    ['minutes.confirmations', { documentId: document.id }],
    [
      'minutes.confirm',
      { documentId: document.id, unit: '社区', name: '甲某', confirmedOn: '2026-11-06', opinion: '确认' },
    ],
    ['minutes.withdrawConfirmation', { id: document.id }],
    ['subjects.find', { text: '甲' }],
    ['subjects.describe', { subjects: [{ kind: 'people', id: row.id }] }],
    ['subjects.meetings', { subject: { kind: 'people', id: row.id } }],
    ['subjects.passedVersions', { meetingId: meeting.id }],
    ...Object.entries(trustInputs),
    ['exchange.create', { period: '2026-11', recipient: '999901', protection: 'none' }],
    ['exchange.outgoing', { period: '2026-11', recipient: '999901', scope: 'changes' }],
    ['exchange.confirmWritten', { packageId: plan.info.packageId, fileId }],
    ['exchange.void', { packageId: plan.info.packageId }],
    ['exchange.inbox', { files: [{ fileId }] }],
    ['exchange.rows', { direction: 'received', packageId: plan.info.packageId }],
    ['exchange.rowsReport', { packageId: plan.info.packageId }],
    ['exchange.receipt', { packageId: plan.info.packageId, protection: 'none' }],
    ['exchange.submissions', { until: '2026-11', months: 3 }],
    ['exchange.saveDueDay', { day: 25 }],
    ['exchange.verify', { fileId }],
    ['exchange.preview', { fileId }],
    ['exchange.checkCode', { planId: plan.planId, fileId: plan.fileId }],
    ['exchange.apply', { planId: plan.planId, acceptSender: true }],
    ['search.find', { text: '张', kind: null, limit: 5 }],
    ['search.readings', { names: ['张三'] }],
    ['history.list', { limit: 5 }],
    ['backups.restore', { name }],
  ])
}
