/** Packages of one direction as one line per partner, with the numbers that are missing in between. */
import type { PackageKind, PartnerPackage } from '../../../contract/api/exchange.ts'

export type TimelineStep =
  | { readonly kind: 'package'; readonly item: PartnerPackage }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }

export interface Timeline {
  readonly unit: string
  readonly unitName: string
  readonly kind: PackageKind
  /** Newest first. */
  readonly steps: readonly TimelineStep[]
}

/** Each sender numbers what it sends to one recipient, by kind and without gaps: a number that is not here is missing. */
export function timelines(packages: readonly PartnerPackage[], direction: PartnerPackage['direction']): Timeline[] {
  const byLine = Map.groupBy(
    packages.filter((item) => item.direction === direction),
    (item) => `${item.unit} ${item.kind}`,
  )
  return [...byLine.values()].flatMap((items) => {
    const ordered = items.toSorted((left, right) => right.sequence - left.sequence)
    const [newest] = ordered
    if (newest === undefined) return []
    return [{ unit: newest.unit, unitName: newest.unitName, kind: newest.kind, steps: withGaps(ordered) }]
  })
}

function withGaps(newestFirst: readonly PartnerPackage[]): TimelineStep[] {
  return newestFirst.flatMap((item, index): TimelineStep[] => {
    const older = newestFirst[index + 1]?.sequence ?? 0
    const step: TimelineStep = { kind: 'package', item }
    return item.sequence - older > 1 ? [step, { kind: 'gap', from: older + 1, to: item.sequence - 1 }] : [step]
  })
}
