/**
 * Roads and facilities. The lists have no column for them, so only what an office keeps in a column of its own can be
 * checked; names within sentences are not guessed at. Pure.
 */
import type { LedgerField } from '../../contract/ledgers/index.ts'
import { ownColumnId } from '../../contract/ledgers/own-columns.ts'
import { splitUnits } from './matching.ts'
import { finding, textIn, type Checked, type Found, type ListRow, type Office, type PlaceColumn } from './model.ts'
import { sources } from './sources.ts'

const placeWords = /道路|路段|路名|街巷|背街|公厕|绿地|公园|广场|河道|设施|点位|场所|停车场|责任区/

/** The own columns of a list whose title says that they hold roads or facilities. */
export function placeColumnsOf(ledger: PlaceColumn['ledger'], fields: readonly LedgerField[]): PlaceColumn[] {
  return fields
    .filter(({ name, label }) => ownColumnId(name) !== null && placeWords.test(label))
    .map(({ name, label }) => ({ ledger, field: name, label }))
}

/** In which column of a list stands who answers for the row. */
const answering: Readonly<Record<PlaceColumn['ledger'], string>> = {
  duties: 'post',
  keyMatters: 'responsibleUnit',
  assistMatters: 'leadUnit',
  people: 'name',
}

interface Mention {
  readonly place: string
  readonly column: PlaceColumn
  readonly row: ListRow
  readonly by: string
}

export function checkPlaces(office: Office): Checked {
  const mentions = office.placeColumns.flatMap((column) =>
    office[column.ledger].flatMap((row) =>
      splitUnits(textIn(row, column.field)).map((place): Mention => ({
        place,
        column,
        row,
        by: textIn(row, answering[column.ledger]),
      })),
    ),
  )
  const byPlace = Map.groupBy(mentions, ({ place }) => place)
  return { total: byPlace.size, found: [...byPlace].flatMap(([place, of]) => checkPlace(place, of)) }
}

function checkPlace(place: string, mentions: readonly Mention[]): Found[] {
  const [first] = mentions
  if (first === undefined) return []
  const about = { subject: 'places', place, source: sources.boundaries, link: linkTo(first), items: [place] } as const
  if (mentions.every(({ by }) => by === ''))
    return [
      finding({
        ...about,
        rule: 'placeWithoutUnit',
        kind: 'gap',
        severity: 'error',
        message: `在“${first.column.label}”里有，没有一行写明由谁负责`,
        fix: '给这一处写明责任单位或责任人',
      }),
    ]
  return [...Map.groupBy(mentions, matterOf)].flatMap(([matter, same]) => {
    const units = [...new Set(same.map(({ by }) => by).filter((by) => by !== ''))]
    if (matter === '' || units.length < 2) return []
    return [
      finding({
        ...about,
        rule: 'placeSeveralUnits',
        kind: 'overlap',
        severity: 'warning',
        message: `“${matter}”由 ${units.length} 个单位负责（${units.join('；')}）`,
        fix: '写明由哪一个单位牵头，或划清各自的范围',
      }),
    ]
  })
}

/** Only the same matter at the same place can have one unit too many. */
function matterOf({ column, row }: Mention): string {
  return column.ledger === 'keyMatters' || column.ledger === 'assistMatters' ? textIn(row, 'name') : ''
}

function linkTo({ column, row }: Mention): Found['link'] {
  return { ledger: column.ledger, field: column.field, value: String(row.values[column.field] ?? '') }
}
