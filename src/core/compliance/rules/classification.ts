/** 7.2.1—7.2.3: number of the copy, secrecy and urgency above the mark. Their places are judged with the order. */
import { allOf } from '../elements.ts'
import { inSize, isBodySize } from '../measure.ts'
import type { Paragraph, Run } from '../document.ts'
import { each, type Fault, type Rule } from '../rule.ts'
import { fontWords, typefaceOf } from '../typeface.ts'

/** The first run of each paragraph that is otherwise than asked. */
function wrongRuns(
  paragraphs: readonly Paragraph[],
  isRight: (run: Run) => boolean,
  say: (run: Run) => string,
): Fault[] {
  return each(paragraphs, ({ runs }) => {
    const wrong = runs.find((run) => run.text.trim() !== '' && !isRight(run))
    return wrong === undefined ? null : say(wrong)
  })
}

const sizeWords = ({ sizePt }: Run): string => `字号：${inSize(sizePt)}`

export const classificationRules: readonly Rule[] = [
  {
    id: 'copyNumber.size',
    clause: '7.2.1',
    asked: '份号一般用 3 号（16 磅）阿拉伯数字',
    severity: 'warning',
    judge: (document) => wrongRuns(allOf(document, 'copyNumber'), ({ sizePt }) => isBodySize(sizePt), sizeWords),
  },
  {
    id: 'classification.font',
    clause: '7.2.2、7.2.3',
    asked: '密级和保密期限、紧急程度一般用黑体字',
    severity: 'warning',
    judge: (document) =>
      wrongRuns(
        allOf(document, 'secrecy', 'urgency'),
        ({ font }) => typefaceOf(font) === '黑体',
        ({ font }) => `字体：${fontWords(font)}`,
      ),
  },
  {
    id: 'classification.size',
    clause: '7.2.2、7.2.3',
    asked: '密级和保密期限、紧急程度一般用 3 号字（16 磅）',
    severity: 'warning',
    judge: (document) =>
      wrongRuns(allOf(document, 'secrecy', 'urgency'), ({ sizePt }) => isBodySize(sizePt), sizeWords),
  },
]
