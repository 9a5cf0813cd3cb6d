/** 5.1, 5.2.1: paper, margins and type area. */
import type { Section } from '../document.ts'
import { inMm, isNear } from '../measure.ts'
import type { Fault, Rule } from '../rule.ts'

const eachSection = (sections: readonly Section[], judge: (section: Section) => string | null): Fault[] =>
  sections.flatMap((section) => {
    const found = judge(section)
    return found === null ? [] : [{ at: section, found }]
  })

const isA4 = ({ widthMm, heightMm }: Section): boolean =>
  isNear(Math.min(widthMm, heightMm), 210, 1) && isNear(Math.max(widthMm, heightMm), 297, 1)

/** On other paper the margins say nothing; pages with wide tables may lie across (8). */
const uprightA4 = (sections: readonly Section[]): Section[] =>
  sections.filter((section) => isA4(section) && section.widthMm <= section.heightMm)

export const pageRules: readonly Rule[] = [
  {
    id: 'page.size',
    clause: '5.1',
    asked: 'A4 纸，210 mm × 297 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(model.sections, (section) =>
        isA4(section) ? null : `${inMm(section.widthMm)} × ${inMm(section.heightMm)}`,
      ),
  },
  {
    id: 'page.top',
    clause: '5.2.1',
    asked: '天头（上白边）37 mm ± 1 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(uprightA4(model.sections), ({ topMm }) => (isNear(topMm, 37, 1.05) ? null : `上边距 ${inMm(topMm)}`)),
  },
  {
    id: 'page.left',
    clause: '5.2.1',
    asked: '订口（左白边）28 mm ± 1 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(uprightA4(model.sections), ({ leftMm }) =>
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
      eachSection(uprightA4(model.sections), ({ widthMm, rightMm }) =>
        isNear(rightMm, 26, 1.05) ? null : `右边距 ${inMm(rightMm)}，版心宽 ${inMm(widthMm - 28 - rightMm)}`,
      ),
  },
  {
    id: 'page.height',
    clause: '5.2.1',
    asked: '版心高 225 mm，即下边距 35 mm',
    severity: 'error',
    judge: ({ model }) =>
      eachSection(uprightA4(model.sections), ({ heightMm, bottomMm }) =>
        isNear(bottomMm, 35, 1.05) ? null : `下边距 ${inMm(bottomMm)}，版心高 ${inMm(heightMm - 37 - bottomMm)}`,
      ),
  },
]
