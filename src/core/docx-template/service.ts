/**
 * The office's own templates as the window uses them. What they are filled with when minutes are issued is said in
 * minutes/template-data.ts.
 */
import type { DocumentTemplate, templatesApi } from '../../contract/api/templates.ts'
import { mediaTypes } from '../../contract/artifact.ts'
import { AppError } from '../../contract/errors.ts'
import { sha256 } from '../db/sha256.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { storeBlob } from '../meetings/repository.ts'
import { readTemplate, readTemplates, readTemplateUses, type StoredTemplate } from './repository.ts'
import { starterTemplate } from './starter.ts'
import { templateFields, templateLists, type TemplateField } from './template-fields.ts'
import { assertFits, inspectTemplate } from './template.ts'

export const templateHandlers: HandlersOf<typeof templatesApi> = {
  list: async ({ db }) => listTemplates(db),

  inspect: async ({ files }, { fileId }) => {
    const { fields, errors } = await inspectTemplate(files.get(fileId))
    return { fields: [...fields], errors: [...errors] }
  },

  save: async (context, { fileId, name }) => {
    const { db, records, stamp, unit, options } = context
    const file = context.files.get(fileId)
    assertFits(file.name, (await inspectTemplate(file)).errors)
    const known = await listTemplates(db)
    if (known.some((template) => template.name === name)) throw new AppError('template_name_taken', { name })
    const contentHash = sha256(file.bytes)
    await storeBlob(db, contentHash, file.bytes)
    const values = { name, fileName: file.name, contentHash }
    const { id } = records.create(stamp, 'documentTemplates', options.newId(), unit.code, { values })
    const template = { id, name, fileName: file.name, size: file.bytes.length, usedBy: [] }
    return { value: { template }, label: `添加纪要模板：${name}` }
  },

  remove: async (context, { id }) => {
    const { name } = await requireTemplate(context, id)
    const series = (await readTemplateUses(context.db)).filter(({ templateId }) => templateId === id)
    if (series.length > 0)
      throw new AppError('template_in_use', { template: name, series: series.map((use) => use.name).join('、') })
    context.records.remove(context.stamp, 'documentTemplates', requireRecord(context, 'documentTemplates', id))
    return { value: {}, label: `移除纪要模板：${name}` }
  },

  open: async (context, { id }) => {
    const { file_name, bytes } = await requireTemplate(context, id)
    return { name: file_name, mediaType: mediaTypes.docx, bytes: new Uint8Array(bytes) }
  },

  fields: () =>
    Promise.resolve({
      fields: Object.values(templateFields).map(fieldRow),
      lists: Object.values(templateLists).map((list) => ({
        ...fieldRow(list),
        fields: Object.values(list.fields).map(fieldRow),
      })),
    }),

  starter: async () => ({ name: '纪要模板样稿.docx', mediaType: mediaTypes.docx, bytes: await starterTemplate() }),

  choose: async (context, { seriesId, templateId }) => {
    const template = templateId === null ? null : await requireTemplate(context, templateId)
    const series = requireRecord(context, 'meetingSeries', seriesId)
    context.records.update(context.stamp, 'meetingSeries', series, { values: { templateId } })
    const chosen = template === null ? '恢复程序自带版面' : `选用纪要模板：${template.name}`
    return { value: {}, label: `${chosen}（${String(series.values['name'])}）` }
  },
}

async function listTemplates(db: QueryContext['db']): Promise<DocumentTemplate[]> {
  const uses = Map.groupBy(await readTemplateUses(db), ({ templateId }) => templateId)
  return (await readTemplates(db)).map(({ id, name, file_name, size }) => ({
    id,
    name,
    fileName: file_name,
    size,
    usedBy: (uses.get(id) ?? []).map((series) => ({ id: series.id, name: series.name })),
  }))
}

async function requireTemplate({ db }: QueryContext, id: string): Promise<StoredTemplate> {
  const template = await readTemplate(db, id)
  if (template === null) throw new AppError('not_found')
  return template
}

function requireRecord(
  { records }: QueryContext,
  key: 'documentTemplates' | 'meetingSeries',
  id: string,
): StoredRecord {
  const record = records.get(key, id)
  if (record === null || record.deletedAt !== null) throw new AppError('not_found')
  return record
}

function fieldRow({ tag, label, example }: TemplateField): TemplateField {
  return { tag, label, example }
}
