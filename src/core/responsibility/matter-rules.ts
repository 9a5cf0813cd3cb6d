/** What the lists of matters leave without an answer: no unit, several units, no time limit, no boundary. Pure. */
import type { LedgerKey } from '../../contract/ledgers/index.ts'
import { holdersOf, isShared, splitUnits } from './matching.ts'
import { finding, textIn, type Checked, type Found, type ListRow, type Office } from './model.ts'
import { sources } from './sources.ts'

const linkTo = (ledger: LedgerKey, row: ListRow): Found['link'] => ({
  ledger,
  field: 'name',
  value: String(row.values['name'] ?? ''),
})

const placeOf = (row: ListRow): string =>
  [textIn(row, 'category'), textIn(row, 'name')].filter((part) => part !== '').join(' · ')

export function checkKeyMatters({ keyMatters, people, holders }: Office): Checked {
  const about = (row: ListRow) =>
    ({
      subject: 'keyMatters',
      place: placeOf(row),
      source: sources.keyMatters,
      link: linkTo('keyMatters', row),
      items: [row.id],
    }) as const
  const perRow = keyMatters.flatMap((row): Found[] => {
    const unit = textIn(row, 'responsibleUnit')
    return [
      ...(unit === ''
        ? [
            finding({
              ...about(row),
              rule: 'matterWithoutUnit',
              kind: 'gap',
              severity: 'error',
              message: '没有责任单位',
              fix: '在“责任单位”写明由谁负责',
            }),
          ]
        : []),
      ...(isShared(unit)
        ? [
            finding({
              ...about(row),
              rule: 'matterSharedUnits',
              kind: 'overlap',
              severity: 'warning',
              message: `责任单位有 ${splitUnits(unit).length} 个（${unit}），没有写明由谁牵头`,
              fix: '只留一个责任单位，其余移到“协同单位”；或注明“牵头”',
              source: sources.boundaries,
            }),
          ]
        : []),
      ...(textIn(row, 'timeLimit') === ''
        ? [
            finding({
              ...about(row),
              rule: 'matterWithoutTimeLimit',
              kind: 'incomplete',
              severity: 'error',
              message: '没有处置时限',
              fix: '在“处置时限”写明多久处置完',
            }),
          ]
        : []),
    ]
  })
  return {
    total: keyMatters.length,
    found: [...perRow, ...sameMatterTwice(keyMatters), ...unitsWithoutPeople(keyMatters, people, holders)],
  }
}

/** The same matter in several rows, each with another unit. */
function sameMatterTwice(rows: readonly ListRow[]): Found[] {
  const byName = Map.groupBy(rows, (row) => textIn(row, 'name').replaceAll(/\s/g, ''))
  return [...byName].flatMap(([name, same]) => {
    const units = [...new Set(same.map((row) => textIn(row, 'responsibleUnit')).filter((unit) => unit !== ''))]
    const [first] = same
    if (name === '' || first === undefined || units.length < 2) return []
    return [
      finding({
        rule: 'matterTwoUnits',
        kind: 'overlap',
        subject: 'keyMatters',
        severity: 'warning',
        place: placeOf(first),
        message: `同一事项列了 ${same.length} 次，责任单位各不相同（${units.join('；')}）`,
        fix: '合并成一行，或在事项名称里写明各管哪一种情形',
        source: sources.boundaries,
        link: linkTo('keyMatters', first),
        items: same.map((row) => row.id),
      }),
    ]
  })
}

/** Who is responsible on paper, but with nobody in the people list: one finding per unit. */
function unitsWithoutPeople(rows: readonly ListRow[], people: readonly ListRow[], holders: Office['holders']): Found[] {
  if (people.length === 0) return []
  const byUnit = Map.groupBy(rows, (row) => textIn(row, 'responsibleUnit'))
  return [...byUnit].flatMap(([unit, matters]) => {
    const parts = splitUnits(unit)
    const isHeld = [unit, ...parts].some((name) => holdersOf('unit', name, people, holders).people.length > 0)
    if (parts.length === 0 || isHeld) return []
    return [
      finding({
        rule: 'unitWithoutPerson',
        kind: 'gap',
        subject: 'keyMatters',
        severity: 'warning',
        place: unit,
        message: `负责 ${matters.length} 项重点事项，人员清单里没有这个单位的人`,
        fix: '把这个单位的责任人员列入人员清单；名称不同的，指明对应人员清单里的哪个单位',
        source: sources.boundaries,
        link: { ledger: 'keyMatters', field: 'responsibleUnit', value: unit },
        holder: { kind: 'unit', name: unit },
        items: matters.map((row) => row.id),
      }),
    ]
  })
}

export function checkAssistMatters({ assistMatters }: Office): Checked {
  return { total: assistMatters.length, found: assistMatters.flatMap(checkAssistMatter) }
}

function checkAssistMatter(row: ListRow): Found[] {
  const lead = textIn(row, 'leadUnit')
  const assisting = textIn(row, 'assistingUnit')
  const boundary = textIn(row, 'boundary')
  const about = {
    subject: 'assistMatters',
    place: placeOf(row),
    source: sources.assisting,
    link: linkTo('assistMatters', row),
    items: [row.id],
  } as const
  const found: Found[] = []
  if (lead === '')
    found.push(
      finding({
        ...about,
        rule: 'assistWithoutLead',
        kind: 'gap',
        severity: 'error',
        message: '没有主责单位，协助就成了主办',
        fix: '在“主责单位”写明由谁主责',
      }),
    )
  if (isShared(lead))
    found.push(
      finding({
        ...about,
        rule: 'assistSharedLead',
        kind: 'overlap',
        severity: 'error',
        message: `主责单位有 ${splitUnits(lead).length} 个（${lead}），没有写明由谁牵头`,
        fix: '只留一个主责单位，其余移到“协助单位”；或注明“牵头”',
        source: sources.boundaries,
      }),
    )
  if (lead !== '' && splitUnits(assisting).some((unit) => splitUnits(lead).includes(unit)))
    found.push(
      finding({
        ...about,
        rule: 'assistSameUnit',
        kind: 'overlap',
        severity: 'warning',
        message: `“${assisting}”既主责又协助`,
        fix: '分清主责单位和协助单位',
        source: sources.boundaries,
      }),
    )
  if (boundary === '')
    found.push(
      finding({
        ...about,
        rule: 'assistWithoutBoundary',
        kind: 'incomplete',
        severity: 'error',
        message: '没有写协助内容及边界',
        fix: '写明协助做什么、不做什么',
      }),
    )
  if (/(?<!不|不予|不得)(承担|包办|全面负责|代为履行)/.test(boundary))
    found.push(
      finding({
        ...about,
        rule: 'assistBecomesDuty',
        kind: 'incomplete',
        severity: 'warning',
        message: '协助内容里写了“承担”一类的话，超出协助的范围',
        fix: '改写成“配合”“协助”的具体做法；确应承担的移入岗位责任清单',
      }),
    )
  return found
}
