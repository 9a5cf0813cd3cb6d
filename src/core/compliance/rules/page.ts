/** 5.1, 5.2.1: paper, margins and type area. */
import type { Section } from '../document.ts'
import { inMm, isNear } from '../measure.ts'
import type { Fault, Rule } from '../rule.ts'

const eachSection = (sections: readonly Section[], judge: (section: Section) => string | null): Fault[] =>
  sections.flatMap((section) => {
    const found = judge(section)
    return found === null ? [] : [{ at: section, found }]
  })

/** 8: pages with wide tables may lie across. */
const upright = (sections: readonly Section[]): Section[] =>
  sections.filter((section) => section.widthMm <= section.heightMm)

export const pageRules: readonly Rule[] = [
  {
    id: 'page.size',
    clause: '5.1',
    asked: 'A4 纸，210 mm × 297 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(model.sections, ({ widthMm, heightMm }) => {
        const [short, long] = widthMm <= heightMm ? [widthMm, heightMm] : [heightMm, widthMm]
        return isNear(short, 210, 1) && isNear(long, 297, 1) ? null : `${inMm(widthMm)} × ${inMm(heightMm)}`
      }),
  },
  {
    id: 'page.top',
    clause: '5.2.1',
    asked: '天头（上白边）37 mm ± 1 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(upright(model.sections), ({ topMm }) => (isNear(topMm, 37, 1.05) ? null : `上边距 ${inMm(topMm)}`)),
  },
  {
    id: 'page.left',
    clause: '5.2.1',
    asked: '订口（左白边）28 mm ± 1 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(upright(model.sections), ({ leftMm }) =>
        isNear(leftMm, 28, 1.05) ? null : `左边距 ${inMm(leftMm)}`,
      ),
  },
  {
    id: 'page.width',
    clause: '5.2.1',
    asked: '版心宽 156 mm，即右边距 26 mm',
    severity: 'error',
    // Measured from where the type area should begin, so that a wrong left margin is not said twice.
    judge: ({ model }) =>
      eachSection(upright(model.sections), ({ widthMm, rightMm }) =>
        isNear(rightMm + (210 - widthMm), 26, 2.05)
          ? null
          : `右边距 ${inMm(rightMm)}，版心宽 ${inMm(widthMm - 28 - rightMm)}`,
      ),
  },
  {
    id: 'page.height',
    clause: '5.2.1',
    asked: '版心高 225 mm，即下边距 35 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(upright(model.sections), ({ heightMm, bottomMm }) =>
        isNear(bottomMm + (297 - heightMm), 35, 2.05)
          ? null
          : `下边距 ${inMm(bottomMm)}，版心高 ${inMm(heightMm - 37 - bottomMm)}`,
      ),
  },
]
