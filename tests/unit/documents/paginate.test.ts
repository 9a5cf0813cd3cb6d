import { describe, expect, test } from 'vitest'
import type { Block, Imprint } from '../../../src/core/documents/doc-model.ts'
import { imprintFits, paginate, paginateModel } from '../../../src/core/documents/paginate.ts'

const body = (text: string): Block => ({ kind: 'text', role: 'body', runs: [{ text }] })
const heading: Block = { kind: 'text', role: 'heading1', runs: [{ text: '一、标题' }] }
const imprint: Imprint = { copyTo: '甲局。', office: '云溪街道', date: '2026年11月6日印发', startsPage: false }
const lineCounts = (blocks: Block[]): number[] =>
  paginate(blocks).map((page) => page.fragments.reduce((sum, fragment) => sum + fragment.lines.length, 0))

describe('paginate', () => {
  test('puts 22 lines of 28 characters on a page', () => {
    const pages = paginate([body('测'.repeat(28 * 50))])
    const lines = pages.flatMap((page) => page.fragments.flatMap((fragment) => fragment.lines))
    expect(pages.slice(0, 2).map((page) => page.fragments[0]?.lines.length)).toEqual([22, 22])
    expect(lines.slice(0, 3).map((line) => line[0]?.text.length)).toEqual([26, 28, 28])
    expect(pages[1]?.fragments[0]).toMatchObject({ isStart: false, isEnd: false })
  })

  test('takes a heading to the next page with its text', () => {
    const paragraphs = Array.from({ length: 21 }, () => body('段'))
    expect(lineCounts([...paragraphs, heading, body('文')])).toEqual([21, 2])
    expect(lineCounts([...paragraphs.slice(1), heading, body('文')])).toEqual([22])
  })

  test('starts a page where a block asks for it', () => {
    const forced: Block = { kind: 'text', role: 'body', runs: [{ text: '段' }], startsPage: true }
    expect(lineCounts([body('段'), forced])).toEqual([1, 1])
    expect(lineCounts([forced])).toEqual([1])
  })
})

describe('imprintFits', () => {
  test('needs the lines of the 版记 and one free line', () => {
    const lines = (count: number): Block[] => Array.from({ length: count }, () => body('段'))
    expect(imprintFits(lines(19), imprint)).toBe(true)
    expect(imprintFits(lines(20), imprint)).toBe(false)
    expect(imprintFits(lines(20), { ...imprint, copyTo: null })).toBe(true)
  })

  test('a 版记 of its own page is counted as one', () => {
    expect(paginateModel({ blocks: [body('段')], imprint: { ...imprint, startsPage: true } })).toHaveLength(2)
  })
})
