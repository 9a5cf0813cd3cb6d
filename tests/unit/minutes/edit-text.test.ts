/** Editing the text of minutes block by block, and the way back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesText, type MinutesBlock, type MinutesText } from '../../../src/contract/minutes-text.ts'
import { adoptChanges } from '../../../src/renderer/features/minutes/adopt-changes.ts'
import {
  beginEditing,
  reduceText,
  textOf,
  type EditAction,
  type Editing,
} from '../../../src/renderer/features/minutes/edit-text.ts'
import { blocksFromText } from '../../../src/renderer/features/minutes/paste-blocks.ts'
import { compareLines, linesOf } from '../../../src/core/minutes/compare.ts'

const h = (level: 1 | 2 | 3 | 4, text: string): MinutesBlock => ({ kind: 'heading', level, text })
const p = (text: string): MinutesBlock => ({ kind: 'paragraph', text })
const d = (text: string): MinutesBlock => ({ kind: 'decision', text })
const table: MinutesBlock = { kind: 'table', columns: ['甲', '乙'], rows: [['1', '2']] }

function after(text: MinutesText, ...actions: readonly EditAction[]): Editing {
  return actions.reduce(reduceText, beginEditing(text))
}

const result = (text: MinutesText, ...actions: readonly EditAction[]): MinutesText => textOf(after(text, ...actions))

describe('Enter', () => {
  it('parts a paragraph at the caret, and the caret goes to the new one', () => {
    const editing = after([p('前半后半')], { type: 'split', key: 1, start: 2, end: 2 })
    expect(textOf(editing)).toEqual([p('前半'), p('后半')])
    expect(editing.caret).toEqual({ key: 2, start: 0, end: 0 })
  })

  it('takes the place of what is selected', () => {
    expect(result([p('前半多余后半')], { type: 'split', key: 1, start: 2, end: 4 })).toEqual([p('前半'), p('后半')])
  })

  it('after a heading begins a paragraph, after a decision a decision, on an empty decision ends the list', () => {
    expect(result([h(1, '治理')], { type: 'split', key: 1, start: 2, end: 2 })).toEqual([h(1, '治理'), p('')])
    const twice = after([d('划线')], { type: 'split', key: 1, start: 2, end: 2 })
    expect(textOf(twice)).toEqual([d('划线'), d('')])
    expect(textOf(reduceText(twice, { type: 'split', key: 2, start: 0, end: 0 }))).toEqual([d('划线'), p('')])
  })
})

describe('Backspace at the beginning', () => {
  it('joins with the text before and keeps its kind', () => {
    const editing = after([h(2, '治理'), p('方案')], { type: 'join', key: 2 })
    expect(textOf(editing)).toEqual([h(2, '治理方案')])
    expect(editing.caret).toEqual({ key: 1, start: 2, end: 2 })
  })

  it('never joins into a table, but an empty block goes', () => {
    expect(result([table, p('后')], { type: 'join', key: 2 })).toEqual([table, p('后')])
    expect(result([table, p('')], { type: 'join', key: 2 })).toEqual([table])
  })

  it('leaves a heading that would become too long for one', () => {
    const text = [h(1, '题'.repeat(400)), p('文'.repeat(200))]
    expect(result(text, { type: 'join', key: 2 })).toEqual(text)
  })
})

describe('Tab', () => {
  it('goes down and up the levels and stops at the ends', () => {
    const kinds = [h(1, '甲'), h(2, '甲'), h(3, '甲'), h(4, '甲'), p('甲'), d('甲')]
    const tab = { type: 'shift', key: 1, by: 1, at: 0 } as const
    let editing = beginEditing([h(1, '甲')])
    for (const kind of [...kinds.slice(1), d('甲')]) {
      editing = reduceText(editing, tab)
      expect(textOf(editing)).toEqual([kind])
    }
    for (const kind of [...kinds.slice(0, -1).reverse(), h(1, '甲')]) {
      editing = reduceText(editing, { ...tab, by: -1 })
      expect(textOf(editing)).toEqual([kind])
    }
  })

  it('a paragraph that is too long for a heading stays one', () => {
    const text = [p('文'.repeat(501))]
    expect(result(text, { type: 'shift', key: 1, by: -1, at: 0 })).toEqual(text)
  })
})

describe('moving, removing, tables', () => {
  it('changes places with the neighbour and stops at the ends', () => {
    expect(result([p('甲'), table, p('乙')], { type: 'move', key: 3, by: -1 })).toEqual([p('甲'), p('乙'), table])
    expect(result([p('甲')], { type: 'move', key: 1, by: 1 })).toEqual([p('甲')])
  })

  it('leaves one empty paragraph when the last block goes', () => {
    expect(result([d('甲')], { type: 'remove', key: 1 })).toEqual([p('')])
  })
})

describe('undo', () => {
  it('takes letters typed in one block back in one step, and puts them in again', () => {
    const typed = after(
      [p(''), p('乙')],
      { type: 'type', key: 1, text: '甲' },
      { type: 'type', key: 1, text: '甲乙' },
      { type: 'type', key: 2, text: '乙丙' },
    )
    const once = reduceText(typed, { type: 'undo' })
    expect(textOf(once)).toEqual([p('甲乙'), p('乙')])
    const twice = reduceText(once, { type: 'undo' })
    expect(textOf(twice)).toEqual([p(''), p('乙')])
    expect(textOf(reduceText(reduceText(twice, { type: 'redo' }), { type: 'redo' }))).toEqual([p('甲乙'), p('乙丙')])
  })

  it('brings back the text before any row of edits, and every text on the way is one that can be stored', () => {
    const key = fc.integer({ min: 1, max: 9 })
    const by = fc.constantFrom<1 | -1>(1, -1)
    const at = fc.integer({ min: 0, max: 4 })
    const action: fc.Arbitrary<EditAction> = fc.oneof(
      fc.record({ type: fc.constant('type' as const), key, text: fc.string({ maxLength: 6 }) }),
      fc.record({ type: fc.constant('split' as const), key, start: at, end: at }),
      fc.record({ type: fc.constant('join' as const), key }),
      fc.record({ type: fc.constant('shift' as const), key, by, at }),
      fc.record({ type: fc.constant('move' as const), key, by }),
      fc.record({ type: fc.constant('remove' as const), key }),
      fc.record({
        type: fc.constant('paste' as const),
        key,
        start: at,
        end: at,
        pasted: fc.constantFrom<MinutesText>([p('一')], [h(1, '二'), d('三')], [table], []),
      }),
    )
    const beginning = [h(1, '标题'), p('段落'), d('议定'), table]
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let editing = beginEditing(beginning)
        for (const one of actions) {
          editing = reduceText(editing, one)
          expect(minutesText.safeParse(textOf(editing)).success).toBe(true)
          expect(new Set(editing.blocks.map((block) => block.key)).size).toBe(editing.blocks.length)
        }
        for (let step = 0; step < actions.length; step += 1) editing = reduceText(editing, { type: 'undo' })
        expect(textOf(editing)).toEqual(beginning)
      }),
    )
  })
})

describe('pasting', () => {
  it('makes plain blocks of what Word copies, without numbers, images and what cannot be stored', () => {
    const word =
      '一、停车治理\r\n（一）现状\r\n\u0001\uFFFC会议听取了汇报。\u000b第二行\r\n1.设置停车位12个。\r\n2．划线\ud83d。\r\n3.5吨垃圾已清运。\r\n'
    expect(blocksFromText(word)).toEqual([
      h(1, '停车治理'),
      h(2, '现状'),
      p('会议听取了汇报。'),
      p('第二行'),
      d('设置停车位12个。'),
      d('划线。'),
      p('3.5吨垃圾已清运。'),
    ])
  })

  it('makes a table of rows with tabs', () => {
    expect(blocksFromText('单位\t任务\n街道\t巡查\n社区\n')).toEqual([
      { kind: 'table', columns: ['单位', '任务'], rows: [['街道', '巡查']] },
      p('社区'),
    ])
  })

  it('one line goes into the text, several stand between its halves', () => {
    const paste = (pasted: MinutesText): EditAction => ({ type: 'paste', key: 1, start: 1, end: 1, pasted })
    expect(result([p('前后')], paste([p('中')]))).toEqual([p('前中后')])
    expect(result([p('前后')], paste([h(1, '一'), p('二')]))).toEqual([p('前'), h(1, '一'), p('二'), p('后')])
  })

  it('an empty block takes the kind of what is pasted', () => {
    expect(result([p('')], { type: 'paste', key: 1, start: 0, end: 0, pasted: [d('划线')] })).toEqual([d('划线')])
  })
})

describe('adoptChanges', () => {
  const held = [p('开头。'), d('设置停车位10个，年底前完成。'), p('自己加的一段。')]
  const draft = [p('开头。'), d('设置停车位12个，年底前完成。'), d('新的议定事项在此。')]
  const lines = compareLines(linesOf(held), linesOf(draft))

  it('takes what is chosen and keeps the rest', () => {
    expect(adoptChanges(held, draft, lines, new Set())).toEqual(held)
    expect(adoptChanges(held, draft, lines, new Set(lines.keys()))).toEqual(draft)
    const changed = lines.findIndex(({ kind }) => kind === 'changed')
    expect(adoptChanges(held, draft, lines, new Set([changed]))).toEqual([held[0], draft[1], held[2]])
  })
})
