/** What a found record is called on screen, what tells it from others, and in which of its fields a word may stand. Pure. */
import { searchKindLabels, type SearchKind, type SearchTarget } from '../../contract/api/search.ts'
import { people as peopleLedger } from '../../contract/ledgers/people.ts'
import type { CellValue } from '../../contract/records/define-record.ts'
import { extraTexts, issueName, searchables } from './searchables.ts'

/** A row of the record's table, or of the people ledger, by SQL column turned back into field names. */
export interface SourceRow {
  readonly id: string
  readonly unit: string
  readonly extra: string
  readonly values: Readonly<Record<string, CellValue>>
}

export interface Candidate {
  readonly recordId: string
  readonly unit: string
  readonly title: string
  readonly detail: string
  readonly fields: readonly { readonly name: string; readonly label: string; readonly text: string }[]
  readonly target: SearchTarget
}

/** @param parent the community of a grid, the meeting of what belongs to one. */
export function describe(kind: SearchKind, row: SourceRow, parent: SourceRow | null): Candidate {
  const { title } = searchables[kind]
  return {
    recordId: row.id,
    unit: row.unit,
    title: textOf(row.values[title]) ?? searchKindLabels[kind],
    detail: detailOf(kind, row, parent)
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    fields: fieldsOf(kind, row),
    target: targetOf(kind, row),
  }
}

function detailOf(kind: SearchKind, { values }: SourceRow, parent: SourceRow | null): (string | null)[] {
  const of = (name: string): string | null => textOf(values[name])
  const parentTitle = textOf(parent?.values['title'])
  switch (kind) {
    case 'people':
      return [
        of('role'),
        [of('communityName'), of('gridName')].filter((part) => part !== null).join(' '),
        of('employer'),
      ]
    case 'keyMatters':
      return [of('category'), of('code'), of('responsibleUnit')]
    case 'assistMatters':
      return [of('category'), of('assistingUnit')]
    case 'duties':
      return [of('category'), of('content')]
    case 'communities':
      return [of('code')]
    case 'grids':
      return [textOf(parent?.values['name']), of('code'), households(values['households'])]
    case 'meetings':
      return [of('kind'), of('heldAt')?.replace('T', ' ') ?? null, of('place')]
    case 'agendaItems':
      return [parentTitle, of('presenter')]
    case 'resolutions':
      return [of('responsibleUnit'), deadline(of('deadline')), parentTitle]
    case 'documents':
      return [issueName(values), revision(values['revision']), of('issuedOn')]
  }
}

function households(count: CellValue | undefined): string | null {
  return typeof count === 'number' ? `${count} 户` : null
}

function deadline(day: string | null): string | null {
  return day === null ? null : `${day} 前完成`
}

function revision(number: CellValue | undefined): string | null {
  return typeof number === 'number' && number > 1 ? `第 ${number} 版` : null
}

function fieldsOf(kind: SearchKind, row: SourceRow): Candidate['fields'] {
  const { texts, numbers } = searchables[kind]
  const joined = kind === 'people' ? peopleLedger.fields.filter(({ name }) => joinedFields.has(name)) : []
  const own = [...texts, ...numbers, ...joined].flatMap(({ name, label }) => {
    const text = textOf(row.values[name])
    return text === null ? [] : [{ name, label, text }]
  })
  return [...own, ...extraTexts(row.extra).map((text) => ({ name: 'extra', label: '自定义列', text }))]
}

/** What a row of the roster shows of the person's grid. */
const joinedFields: ReadonlySet<string> = new Set(['role', 'communityName', 'gridName', 'gridCode'])

function targetOf(kind: SearchKind, { id, values }: SourceRow): SearchTarget {
  switch (kind) {
    case 'people':
    case 'keyMatters':
    case 'assistMatters':
    case 'duties':
      return { page: 'ledger', ledger: kind, recordId: id }
    case 'communities':
      return { page: 'community', recordId: id }
    case 'grids':
      return { page: 'grid', recordId: id }
    case 'meetings':
      return { page: 'meeting', recordId: id }
    case 'resolutions':
      return { page: 'task', recordId: id }
    case 'agendaItems':
    case 'documents':
      return { page: 'meeting', recordId: textOf(values['meetingId']) ?? id }
  }
}

function textOf(value: CellValue | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value)
}
