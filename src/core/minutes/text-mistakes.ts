/** Mistakes in the text of the 纪要 that a proofreader would mark: each with its place and the rule behind it. Pure. */
import { blockText } from '../../contract/minutes-lines.ts'
import type { MinutesBlock, MinutesText } from '../../contract/minutes-text.ts'

export interface TextMistake {
  readonly message: string
  readonly clause: string
  readonly block: number
  readonly start: number
  readonly end: number
}

type Found = Omit<TextMistake, 'block'>

interface PatternRule {
  readonly pattern: RegExp
  readonly message: string
  readonly clause: string
  readonly kinds: ReadonlySet<MinutesBlock['kind']>
}

const running = new Set<MinutesBlock['kind']>(['heading', 'paragraph', 'decision'])
const headings = new Set<MinutesBlock['kind']>(['heading'])

const patternRules: readonly PatternRule[] = [
  {
    pattern: /^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|（\d{1,2}）)/u,
    message: '序号由程序编排，这里又写了一个，会重复',
    clause: 'GB/T 9704-2012 7.3.3',
    kinds: new Set(['heading', 'decision']),
  },
  {
    pattern: /(?<=\p{Script=Han})[,;:?!](?!\d)|(?<=\p{Script=Han})\.$/gmu,
    message: '中文里用了半角标点',
    clause: 'GB/T 15834-2011 4',
    kinds: running,
  },
  { pattern: /([，。；：、])[，。；：、]+/gu, message: '标点连用', clause: 'GB/T 15834-2011 4', kinds: running },
  {
    pattern: /\d{4}年(?:0\d月|\d{1,2}月0\d日)|\d{1,2}月0\d日/gu,
    message: '日期的月、日不编虚位（1 不写作 01）',
    clause: 'GB/T 9704-2012 7.3.5.4',
    kinds: running,
  },
  { pattern: /[。；，、：]$/u, message: '标题末尾不用标点', clause: 'GB/T 15834-2011 附录 A', kinds: headings },
  { pattern: /([的了是和与在对将])\1/gu, message: '字重复', clause: '', kinds: running },
]

const pairs = ['（）', '“”', '《》', '【】', '〔〕'] as const

export function findMistakes(text: MinutesText): TextMistake[] {
  return text.flatMap((block, index) => {
    const found = [...emptyBlock(block), ...patternMistakes(block), ...unpaired(block), ...levelJump(text, index)]
    return found.map((mistake) => ({ ...mistake, block: index }))
  })
}

function emptyBlock(block: MinutesBlock): Found[] {
  const text = blockText(block)
  return text.trim() === '' ? [{ message: '这一段没有内容', clause: '', start: 0, end: text.length }] : []
}

function patternMistakes(block: MinutesBlock): Found[] {
  const text = blockText(block)
  return patternRules
    .filter(({ kinds }) => kinds.has(block.kind))
    .flatMap(({ pattern, message, clause }) => {
      const matches = pattern.global
        ? [...text.matchAll(pattern)]
        : [pattern.exec(text)].filter((found) => found !== null)
      return matches.map(({ 0: found, index }) => ({ message, clause, start: index, end: index + found.length }))
    })
}

function unpaired(block: MinutesBlock): Found[] {
  const text = blockText(block)
  return pairs.flatMap(([open = '', close = '']) => {
    const stack: number[] = []
    for (let at = 0; at < text.length; at += 1) {
      if (text[at] === open) stack.push(at)
      else if (text[at] === close && stack.pop() === undefined) return [pairMistake(open, close, at)]
    }
    const [left] = stack
    return left === undefined ? [] : [pairMistake(open, close, left)]
  })
}

function pairMistake(open: string, close: string, at: number): Found {
  return { message: `${open}${close}没有成对`, clause: 'GB/T 15834-2011 4', start: at, end: at + 1 }
}

/** A third level under a first one has no number to stand under. */
function levelJump(text: MinutesText, index: number): Found[] {
  const block = text[index]
  if (block?.kind !== 'heading') return []
  const above = text.slice(0, index).findLast((other) => other.kind === 'heading')
  const deepest = (above?.kind === 'heading' ? above.level : 0) + 1
  if (block.level <= deepest) return []
  return [{ message: '标题越级，上面没有它的上一级', clause: 'GB/T 9704-2012 7.3.3', start: 0, end: block.text.length }]
}
