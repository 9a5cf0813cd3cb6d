/** The lines of the 版记 (7.4): who gets a copy, who issued it and when; names of any length. Pure. */
import type { Imprint, Run } from './doc-model.ts'
import { breakLines, widthOf } from './line-breaking.ts'
import { cellPt, COPY_LABEL, imprintRules, mmToPt, page, styles } from './styles.ts'

const { leftCells, rightCells, linePt } = styles.imprint
const HALF_CELLS = Math.floor((mmToPt(page.areaWidthMm) / cellPt(styles.imprint) - leftCells - rightCells) * 2)
/** Between office and date. */
const GAP = 2

export function imprintHeightPt(imprint: Imprint): number {
  const rules = imprintRules.thickPt * 2 + (imprint.copyTo === null ? 0 : imprintRules.thinPt)
  const { above } = officeLines(imprint)
  return (copyToLines(imprint).length + above.length + 1) * linePt + rules
}

/** 7.4.2: further lines stand under the first name. */
export function copyToLines(imprint: Imprint): Run[][] {
  if (imprint.copyTo === null) return []
  return breakLines([{ text: COPY_LABEL + imprint.copyTo }], {
    first: HALF_CELLS,
    rest: HALF_CELLS - COPY_LABEL.length * 2,
  })
}

/** 7.4.3: office and date share a line; an office with a long name stands above the date. */
export function officeLines({ office, date }: Imprint): { readonly above: readonly string[]; readonly beside: string } {
  if (widthOf(office) + GAP + widthOf(date) <= HALF_CELLS) return { above: [], beside: office }
  const lines = breakLines([{ text: office }], { first: HALF_CELLS, rest: HALF_CELLS })
  return { above: lines.map((line) => line.map((run) => run.text).join('')), beside: '' }
}
