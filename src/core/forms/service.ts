/** The district's blank forms: kept with what goes where, filled from one count, signed, printed. */
import { mediaTypes } from '../../contract/artifact.ts'
import type { formsApi, ReportForm } from '../../contract/api/forms.ts'
import { AppError } from '../../contract/errors.ts'
import { formMappingFile, type FormMapping } from '../../contract/indicators/form-mapping.ts'
import { monthTitle } from '../../contract/indicators/month.ts'
import { sha256 } from '../db/sha256.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import { loadSeal } from '../exchange/seal-file.ts'
import { fileNameFor } from '../file-name.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../handlers.ts'
import { storeBlob } from '../meetings/repository.ts'
import { keepReport } from '../reports/keep.ts'
import type { FileContent } from '../staged-files.ts'
import { fillForm } from './fill-form.ts'
import { describePlan, mappingOf, planForms, requireForm } from './filling.ts'
import { formPage } from './form-page.ts'
import { knownAs } from './known-form.ts'
import { carryOver, headerChanges } from './mapping-changes.ts'
import { openForm } from './open-form.ts'
import { fingerprintOf, recogniseForm } from './recognise-form.ts'
import { readForms } from './repository.ts'
import { signFile } from './sign-file.ts'

export const formHandlers: HandlersOf<typeof formsApi> = {
  list: (context) => listForms(context),

  read: async (context, { fileId }) => {
    const file = context.files.get(fileId)
    const form = await openForm(file)
    const fingerprint = fingerprintOf(form)
    const guessed = recogniseForm(form)
    const content_hash = sha256(file.bytes)
    const known = knownAs(await readForms(context.db, context.unit.code), {
      file_name: file.name,
      content_hash,
      fingerprint,
    })
    if (known === null)
      return { name: nameOf(file.name), fingerprint, mapping: guessed, known: null, isStored: false, changes: [] }
    const remembered = mappingOf(known)
    const sameTexts = known.fingerprint === fingerprint
    return {
      name: known.name,
      fingerprint,
      mapping: sameTexts ? remembered : carryOver(guessed, remembered),
      known: known.id,
      isStored: known.content_hash === content_hash,
      changes: sameTexts ? [] : headerChanges(remembered, guessed),
    }
  },

  save: async (context, { fileId, name, mapping, replaces }) => {
    const { db, records, stamp, unit, options } = context
    const file = context.files.get(fileId)
    const fingerprint = fingerprintOf(await openForm(file))
    const contentHash = sha256(file.bytes)
    await storeBlob(db, contentHash, file.bytes)
    const values = { name, fileName: file.name, contentHash, fingerprint, mapping: JSON.stringify(mapping) }
    const { id } =
      replaces === null
        ? records.create(stamp, 'reportForms', options.newId(), unit.code, { values })
        : records.update(stamp, 'reportForms', await requireRecord(context, replaces), { values })
    return { value: { form: await formOf(context, id) }, label: `保存填报空表：${name}` }
  },

  correct: async (context, { id, mapping }) => {
    const form = await correct(context, id, mapping)
    return { value: { form }, label: `修改填写对应：${form.name}` }
  },

  remove: async (context, { id }) => {
    const { name } = await requireForm(context, id)
    context.records.remove(context.stamp, 'reportForms', await requireRecord(context, id))
    return { value: {}, label: `移除填报空表：${name}` }
  },

  open: async (context, { id }) => {
    const { file_name, bytes } = await requireForm(context, id)
    return { name: file_name, mediaType: mediaTypes.xlsx, bytes: new Uint8Array(bytes) }
  },

  exportMapping: async (context, { id }) => {
    const { name, fingerprint, mapping } = await formOf(context, id)
    const file = formMappingFile.parse({ format: 'sidantong-form-mapping', version: 1, name, fingerprint, mapping })
    const bytes = Buffer.from(`${JSON.stringify(file, null, 2)}\n`)
    return { name: fileNameFor(`填写对应-${name}`, '.json'), mediaType: mediaTypes.json, bytes }
  },

  importMapping: async (context, { fileId }) => {
    const file = context.files.get(fileId)
    const { fingerprint, mapping } = readMappingFile(file)
    const found = (await listForms(context)).find((form) => form.fingerprint === fingerprint)
    if (found === undefined)
      throw new AppError('form_mapping_invalid', {
        file: file.name,
        reason: '还没有添加它所属的空表，或空表的表头不同',
      })
    const form = await correct(context, found.id, mapping)
    return { value: { form }, label: `导入填写对应：${form.name}` }
  },

  preview: async (context, { ids, period }) => (await planForms(context, ids, period)).planned.map(describePlan),

  print: async (context, { id, period }) => {
    const { planned } = await planForms(context, [id], period)
    const [only] = planned
    if (only === undefined) throw new AppError('not_found')
    const { html, pageRule, paper, uncalculated } = formPage(only.form, only.plan.fills)
    return { title: only.stored.name, html, pageRule, paper, uncalculated: [...uncalculated] }
  },

  make: async (context, { ids, period }) => {
    const { unit, options } = context
    const { report, planned } = await planForms(context, ids, period)
    const seal = loadSeal(options.dataDir)
    const forms = []
    for (const each of planned) {
      const name = fileNameFor(`${each.stored.name}-${unit.name}-${period}`, '.xlsx')
      const file = { name, mediaType: mediaTypes.xlsx, bytes: await fillForm(each.form, each.plan.fills) }
      forms.push({ ...describePlan(each), file, signature: signFile(file, seal, unit, period) })
    }
    await keepReport(context, period, '填报表', report)
    const names = planned.map(({ stored }) => stored.name).join('、')
    return { value: { forms }, label: `生成${monthTitle(period)}填报表：${names}` }
  },
}

async function listForms({ db, unit }: QueryContext): Promise<ReportForm[]> {
  return (await readForms(db, unit.code)).map((row) => ({
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    size: row.size,
    fingerprint: row.fingerprint,
    mapping: mappingOf(row),
  }))
}

async function formOf(context: QueryContext, id: string): Promise<ReportForm> {
  const form = (await listForms(context)).find((candidate) => candidate.id === id)
  if (form === undefined) throw new AppError('not_found')
  return form
}

async function correct(context: CommandContext, id: string, mapping: FormMapping): Promise<ReportForm> {
  const values = { mapping: JSON.stringify(mapping) }
  context.records.update(context.stamp, 'reportForms', await requireRecord(context, id), { values })
  return formOf(context, id)
}

async function requireRecord(context: QueryContext, id: string): Promise<StoredRecord> {
  await requireForm(context, id)
  const record = context.records.get('reportForms', id)
  if (record === null) throw new AppError('not_found')
  return record
}

/** A form goes by the name of its file. */
function nameOf(file: string): string {
  return file
    .replace(/\.(xlsx|xlsm)$/iu, '')
    .slice(0, 60)
    .toWellFormed()
}

function readMappingFile({ name, bytes }: FileContent) {
  const refuse = (reason: string): AppError => new AppError('form_mapping_invalid', { file: name, reason })
  if (bytes.length > 1024 * 1024) throw refuse('文件太大')
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refuse('它不是 JSON 文件')
  }
  const parsed = formMappingFile.safeParse(content)
  if (!parsed.success) throw refuse('内容不是填写对应')
  return parsed.data
}
