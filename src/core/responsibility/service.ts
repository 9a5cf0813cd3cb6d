/** The responsibility map, and what the office says about who stands behind a post or a unit. */
import type { responsibility, ResponsibilityMap } from '../../contract/api/responsibility.ts'
import { AppError } from '../../contract/errors.ts'
import { ledgerKeys, ledgers } from '../../contract/ledgers/index.ts'
import type { HandlersOf, QueryContext } from '../handlers.ts'
import { ledgerFields } from '../ledgers/ledger-fields.ts'
import { readAllRows } from '../ledgers/repository.ts'
import type { PlaceColumn } from './model.ts'
import { placeColumnsOf } from './place-rules.ts'
import { findHolder, readGridSeats, readHolders } from './repository.ts'
import { mapResponsibility } from './rules.ts'

export const responsibilityHandlers: HandlersOf<typeof responsibility> = {
  map: async (context) => readMap(context),

  assign: async ({ db, records, stamp, unit, options }, { kind, name, field, value }) => {
    const id = await findHolder(db, unit.code, kind, name)
    const current = id === null ? null : records.get('holders', id)
    const values = { kind, name, field, value }
    if (value === '') {
      if (current === null) throw new AppError('not_found')
      records.remove(stamp, 'holders', current)
    } else if (current === null) records.create(stamp, 'holders', options.newId(), unit.code, { values })
    else records.update(stamp, 'holders', current, { values })
    return { value: {}, label: value === '' ? `取消责任对应：${name}` : `对应责任人员：${name}` }
  },
}

export async function readMap({ db, unit }: QueryContext): Promise<ResponsibilityMap> {
  const placeColumns: PlaceColumn[] = []
  for (const key of ledgerKeys) placeColumns.push(...placeColumnsOf(key, await ledgerFields(db, key)))
  return mapResponsibility({
    duties: await readAllRows(db, ledgers.duties, unit.code),
    keyMatters: await readAllRows(db, ledgers.keyMatters, unit.code),
    assistMatters: await readAllRows(db, ledgers.assistMatters, unit.code),
    people: await readAllRows(db, ledgers.people, unit.code),
    grids: await readGridSeats(db, unit.code),
    holders: await readHolders(db, unit.code),
    placeColumns,
  })
}
