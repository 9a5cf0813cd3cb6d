/** Saved views of lists. What a view names and the list no longer has, is passed over when it is read. */
import { viewSettings, type SavedView, type ViewSettings, type viewsApi } from '../../contract/api/views.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgers, type LedgerField } from '../../contract/ledgers/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { requireField } from '../ledgers/read-cells.ts'
import { readViews } from './repository.ts'

export const viewHandlers: HandlersOf<typeof viewsApi> = {
  list: async ({ db }, { ledger }) => {
    const fields = await ledgerFields(db, ledger)
    const views = await readViews(db, ledger)
    return views.map(({ id, name, settings }): SavedView => ({
      id,
      name,
      settings: fitting(fields, viewSettings.parse(JSON.parse(settings))),
    }))
  },

  save: async (context, { id, ledger, name, settings }) => {
    const { db, records, stamp, unit, options } = context
    const fields = await ledgerFields(db, ledger)
    for (const field of namedFields(settings)) requireField(fields, field)
    const others = (await readViews(db, ledger)).filter((view) => view.id !== id)
    if (others.some((view) => view.name === name))
      throw new AppError('view_name_taken', { ledger: ledgers[ledger].title, name })
    const values = { ledger, name, settings: JSON.stringify(settings) }
    const label = `保存视图：${name}`
    if (id === undefined)
      return { value: { id: records.create(stamp, 'savedViews', options.newId(), unit.code, { values }).id }, label }
    const current = requireView(context, id)
    if (current.values['ledger'] !== ledger) throw new AppError('not_found')
    records.update(stamp, 'savedViews', current, { values })
    return { value: { id }, label }
  },

  remove: (context, { id }) => {
    const view = requireView(context, id)
    context.records.remove(context.stamp, 'savedViews', view)
    return Promise.resolve({ value: {}, label: `删除视图：${String(view.values['name'])}` })
  },
}

function requireView({ records }: QueryContext, id: string): StoredRecord {
  const view = records.get('savedViews', id)
  if (view === null || view.deletedAt !== null) throw new AppError('not_found')
  return view
}

function namedFields({ columns, where, sort, groupBy }: ViewSettings): string[] {
  const named = [...columns, ...where, ...sort].map(({ field }) => field)
  return groupBy === null ? named : [...named, groupBy]
}

/** Own columns come and go. */
function fitting(fields: readonly LedgerField[], settings: ViewSettings): ViewSettings {
  const known = new Set(fields.map(({ name }) => name))
  const has = ({ field }: { readonly field: string }): boolean => known.has(field)
  const { columns, where, sort, groupBy } = settings
  return {
    ...settings,
    columns: columns.filter(has),
    where: where.filter(has),
    sort: sort.filter(has),
    groupBy: groupBy === null || known.has(groupBy) ? groupBy : null,
  }
}
