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
import { keepPlaces } from './kept-places.ts'
import { knownAs } from './known-form.ts'
import { differsInDayOnly } from './made-before.ts'
import { newEdition, type NewEdition } from './mapping-changes.ts'
import { openForm, type OpenedForm } from './open-form.ts'
import { proposeTable, requireFit, sheetExtents } from './propose-table.ts'
import { fingerprintOf, recogniseForm } from './recognise-form.ts'
import { readForms } from './repository.ts'
import { renamedSheets, underNewNames } from './sheet-names.ts'
import { signFile } from './sign-file.ts'

export const formHandlers: HandlersOf<typeof formsApi> = {
  list: (context) => listForms(context),

  read: async (context, { fileId }) => {
    const file = context.files.get(fileId)
    const form = await openForm(file)
    const fingerprint = fingerprintOf(form)
    const content_hash = sha256(file.bytes)
    const stored = await readForms(context.db, context.unit.code)
    const known = knownAs(stored, { file_name: file.name, content_hash, fingerprint })
    const freeName = freeNameFor(
      nameOf(file.name),
      stored.map(({ name }) => name),
    )
    if (known === null)
      return {
        name: freeName,
        freeName,
        fingerprint,
        mapping: recogniseForm(form),
        known: null,
        isStored: false,
        changes: [],
      }
    const { mapping, changes } =
      known.fingerprint === fingerprint
        ? { mapping: mappingOf(known), changes: [] }
        : editionOf(form, mappingOf(known), await openSource(context, { id: known.id }))
    return {
      name: known.name,
      freeName,
      fingerprint,
      mapping,
      known: known.id,
      isStored: known.content_hash === content_hash,
      changes: [...changes],
    }
  },

  sheets: async (context, { source }) => sheetExtents(await openSource(context, source)),

  proposeTable: async (context, { source, ...asked }) => proposeTable(await openSource(context, source), asked),

  save: async (context, { fileId, name, mapping, replaces }) => {
    const { db, records, stamp, unit, options } = context
    const file = context.files.get(fileId)
    const form = await openForm(file)
    requireFit(form, mapping)
    await requireFreeName(context, name, replaces)
    const fingerprint = fingerprintOf(form)
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
    const { name, fingerprint, mapping } = readMappingFile(file)
    const found = (await listForms(context)).filter((form) => form.fingerprint === fingerprint)
    const [one] = found.length === 1 ? found : found.filter((form) => form.name === name)
    if (one === undefined) {
      const names = found.map((form) => `“${form.name}”`).join('、')
      const reason =
        found.length === 0
          ? '还没有添加它所属的空表，或空表的表头不同'
          : `有 ${found.length} 张空表的表头与它相同（${names}），没有一张名为“${name}”`
      throw new AppError('form_mapping_invalid', { file: file.name, reason })
    }
    const form = await correct(context, one.id, mapping)
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

  madeBefore: async (context, { id, period, fileId }) => {
    const { unit, options } = context
    const file = context.files.get(fileId)
    const { planned } = await planForms(context, [id], period)
    const [only] = planned
    if (only === undefined || !(await differsInDayOnly(only.form, only.plan.fills, file))) return null
    const signed = { ...file, bytes: new Uint8Array(file.bytes), mediaType: mediaTypes.xlsx }
    return { signature: signFile(signed, loadSeal(options.dataDir), unit, period) }
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

/** What is remembered of a form, for a newer edition of it. */
function editionOf(form: OpenedForm, known: FormMapping, earlier: OpenedForm): NewEdition {
  const renamed = renamedSheets(sheetNames(earlier), sheetNames(form))
  const said = underNewNames(known, renamed)
  const sheets = earlier.sheets.map((sheet) => ({ ...sheet, name: renamed.get(sheet.name) ?? sheet.name }))
  const asCalledNow = { ...earlier, sheets }
  if (fingerprintOf(form) === fingerprintOf(asCalledNow)) return { mapping: said, changes: [] }
  const before = recogniseForm(asCalledNow)
  const places = keepPlaces(form, recogniseForm(form), said, before)
  const { mapping, changes } = newEdition(places.mapping, said, before, sheetExtents(form))
  return { mapping, changes: [...places.changes, ...changes] }
}

const sheetNames = ({ sheets }: OpenedForm): string[] => sheets.map(({ name }) => name)

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
  requireFit(await openSource(context, { id }), mapping)
  const values = { mapping: JSON.stringify(mapping) }
  context.records.update(context.stamp, 'reportForms', await requireRecord(context, id), { values })
  return formOf(context, id)
}

async function openSource(
  context: QueryContext,
  source: { readonly fileId: string } | { readonly id: string },
): Promise<OpenedForm> {
  if ('fileId' in source) return openForm(context.files.get(source.fileId))
  const { file_name, bytes } = await requireForm(context, source.id)
  return openForm({ name: file_name, bytes })
}

/** What is made of a form goes by its name: two of one name could not be told apart. */
async function requireFreeName(context: QueryContext, name: string, except: string | null): Promise<void> {
  const taken = (await readForms(context.db, context.unit.code)).some(
    (form) => form.name === name && form.id !== except,
  )
  if (taken) throw new AppError('form_name_taken', { name })
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

function freeNameFor(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name.slice(0, 55)}（${number}）`
    if (!taken.includes(candidate)) return candidate
  }
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
