/** What the quick marks of a line come to. */
import { describe, expect, it } from 'vitest'
import { parseDeadlineText } from '../../../src/contract/calendar/parse-deadline.ts'
import { workCalendar } from '../../../src/contract/calendar/work-calendar.ts'
import { readMarks } from '../../../src/contract/desk/marks.ts'
import { carryOut, replaced } from '../../../src/renderer/features/meetings/desk/carry-out.ts'
import { newResolutionRow, type ResolutionRow } from '../../../src/renderer/features/meetings/draft.ts'

const calendar = workCalendar([])

function marked(line: string, decisions: readonly ResolutionRow[] = []) {
  return carryOut(readMarks(line) ?? [], {
    itemKey: 7,
    decisions,
    readDeadline: (text) => parseDeadlineText(text, '2026-11-05', calendar),
    title: '飞线充电治理',
    present: 38,
  })
}

describe('the marks of a line', () => {
  it('make a decision of the item, and leave the next field open', () => {
    expect(marked('/议 划线入市')).toMatchObject({ decision: { content: '划线入市', itemKey: 7 }, field: 'units' })
    expect(marked('/议')).toMatchObject({ field: 'content' })
  })

  it('fill its units and deadline', () => {
    const { decision, field } = marked('/议 划线 /责 中队、社区 /限 下周三')
    expect(decision).toMatchObject({
      responsibleUnit: '中队',
      supportingUnits: ['社区'],
      deadline: '2026-11-11',
      deadlineText: '下周三',
    })
    expect(field).toBe('person')
  })

  it('add to the last decision, and never wipe what it has', () => {
    const last = { ...newResolutionRow(7, '划线'), deadline: '2026-12-01', deadlineText: '12月1日' }
    expect(marked('/责 中队', [last]).decision).toMatchObject({ key: last.key, responsibleUnit: '中队' })
    expect(marked('/限', [last])).toMatchObject({ decision: { deadline: '2026-12-01' }, field: 'deadline' })
    expect(marked('/限 尽快', [last])).toMatchObject({
      decision: { deadline: '', deadlineText: '尽快' },
      field: 'deadline',
    })
  })

  it('need a decision to add to', () => {
    expect(marked('/责 中队').refusal).not.toBe('')
  })

  it('open a vote on what was typed, on the last decision, or on the item', () => {
    expect(marked('/票 是否同意').vote).toMatchObject({ question: '是否同意', present: 38, inFavour: 38, itemKey: 7 })
    expect(marked('/票', [newResolutionRow(7, '划线')]).vote?.question).toBe('划线')
    expect(marked('/票').vote?.question).toBe('飞线充电治理')
  })
})

describe('replaced', () => {
  it('puts a decision in its place or at the end', () => {
    const [first, second] = [newResolutionRow(7, '一'), newResolutionRow(7, '二')]
    expect(replaced([first], { ...first, content: '改' }).map(({ content }) => content)).toEqual(['改'])
    expect(replaced([first], second)).toHaveLength(2)
    expect(replaced([first], null)).toHaveLength(1)
  })
})
