/** 7.1, 10.3: in which order the elements stand. */
import { elementLabels, type Element, type ElementKind } from '../elements.ts'
import type { Fault, Rule } from '../rule.ts'

/** Elements of the same rank may stand in any order; those that are not named may stand anywhere. */
const ranks: Readonly<Partial<Record<ElementKind, number>>> = {
  copyNumber: 0,
  secrecy: 1,
  urgency: 2,
  mark: 3,
  number: 4,
  issuer: 5,
  title: 6,
  body: 7,
  heading: 7,
  attachment: 8,
  signature: 9,
  date: 10,
  attendance: 11,
  copies: 12,
  issue: 13,
}

function misplaced(elements: readonly Element[]): Fault[] {
  const faults: Fault[] = []
  let highest: { readonly rank: number; readonly kind: ElementKind } = { rank: -1, kind: 'blank' }
  let reported: ElementKind | null = null
  for (const { kind, paragraph } of elements) {
    const rank = ranks[kind]
    if (rank === undefined) continue
    if (rank >= highest.rank) highest = { rank, kind }
    else if (reported !== kind) {
      faults.push({ at: paragraph, found: `“${elementLabels[kind]}”排在“${elementLabels[highest.kind]}”之后` })
      reported = kind
    }
  }
  return faults
}

export const orderRules: readonly Rule[] = [
  {
    id: 'order.elements',
    clause: '7.1、10.3',
    asked: '依次为标志、编号、标题、正文、附件说明、成文日期、出席人员、版记',
    severity: 'error',
    judge: ({ elements }) => misplaced(elements),
  },
]
