/**
 * Every measure of the minutes page in one place, each with its clause of GB/T 9704-2012.
 * "Practice" marks what the standard leaves open and offices commonly do.
 */
import type { FontRole, ParagraphRole } from './doc-model.ts'

const POINTS_PER_MM = 72 / 25.4

export const mmToPt = (mm: number): number => mm * POINTS_PER_MM

/** 5.1, 5.2.1: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, hence 26 mm at the right and 35 mm below. */
export const page = {
  widthMm: 210,
  heightMm: 297,
  topMm: 37,
  leftMm: 28,
  rightMm: 26,
  bottomMm: 35,
  areaWidthMm: 156,
  areaHeightMm: 225,
} as const

/** 5.2.3: 22 lines of 28 characters fill the type area. */
export const grid = { lines: 22, cells: 28 } as const

/** 22 × 28.95 pt = 224.7 mm. */
export const LINE_PT = 28.95

/** 28 characters of 16 pt (三号) are 158 mm wide; drawn together by 0.25 pt each they are 155.6 mm. */
export const BODY_TIGHTENING_PT = -0.25

export const BODY_PT = 16
/** 四号. */
export const SMALL_PT = 14
/** 小四 and 五号, for tables. */
const CELL_PT = 12
const SMALL_CELL_PT = 10.5

export const colours = { text: '#000000', red: '#ff0000' } as const

export interface FontChoice {
  /** The name the standard wants, written into the document. */
  readonly name: string
  /** What else may be on the machine, best first. */
  readonly fallbacks: readonly string[]
}

export const fonts: Readonly<Record<FontRole, FontChoice>> = {
  title: {
    name: '方正小标宋简体',
    fallbacks: [
      '方正小标宋_GBK',
      'FZXiaoBiaoSong-B05S',
      '华文中宋',
      'STZhongsong',
      'SimSun',
      'Songti SC',
      'Noto Serif CJK SC',
      'serif',
    ],
  },
  fangsong: {
    name: '仿宋_GB2312',
    fallbacks: ['FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', 'serif'],
  },
  kaiti: {
    name: '楷体_GB2312',
    fallbacks: ['KaiTi_GB2312', '楷体', 'KaiTi', 'Kaiti SC', 'AR PL UKai CN', 'Noto Serif CJK SC', 'serif'],
  },
  heiti: { name: '黑体', fallbacks: ['SimHei', 'Heiti SC', 'Noto Sans CJK SC', 'sans-serif'] },
  songti: { name: '宋体', fallbacks: ['SimSun', 'Songti SC', 'Noto Serif CJK SC', 'serif'] },
}

export interface ParagraphStyle {
  /** As shown in the style list of a word processor. */
  readonly name: string
  readonly font: FontRole
  readonly sizePt: number
  readonly linePt: number
  readonly align: 'justify' | 'center' | 'left' | 'right'
  readonly beforePt: number
  readonly tighteningPt: number
  readonly red: boolean
  /** Indents in characters of the paragraph's own pitch. */
  readonly firstLineCells: number
  readonly leftCells: number
  readonly rightCells: number
  readonly outlineLevel: number | null
  readonly keepWithNext: boolean
  readonly rule: { readonly widthPt: number; readonly gapPt: number } | null
}

/** 5.2.2: body text is 三号仿宋, black, on the page's line grid. */
const body: ParagraphStyle = {
  name: '公文正文',
  font: 'fangsong',
  sizePt: BODY_PT,
  linePt: LINE_PT,
  align: 'justify',
  beforePt: 0,
  tighteningPt: BODY_TIGHTENING_PT,
  red: false,
  firstLineCells: 2,
  leftCells: 0,
  rightCells: 0,
  outlineLevel: null,
  keepWithNext: false,
  rule: null,
}

const plain: ParagraphStyle = { ...body, firstLineCells: 0 }

/** An exact line puts its baseline at four fifths of its height; a character reaches 0.12 of its size below it. */
const BELOW_CHARACTERS_PT = LINE_PT * 0.2 - BODY_PT * 0.12

/** Practice: one and a half lines; at the left, as justified text tears apart in narrow columns. */
const cell: ParagraphStyle = {
  ...plain,
  name: '表格文字',
  sizePt: CELL_PT,
  linePt: 18,
  align: 'left',
  tighteningPt: 0,
}
const smallCell: ParagraphStyle = { ...cell, name: '表格小字', sizePt: SMALL_CELL_PT, linePt: 15 }

/** Lines and free room of a table's cells; the height of a row counts one line. */
export const cellBox = { linePt: 0.5, sidePt: 4, abovePt: 2.5, belowPt: 2.5 } as const

/** Practice: the mark is as large as one line allows, between 二号 and 初号. */
export const mark = { maxPt: 42, minPt: 22, lineFactor: 1.25, maxWidthMm: 154 } as const

/**
 * 10.3: the mark's top edge stands 35 mm below the top edge of the type area. An exact line puts its baseline at
 * four fifths of its height; ink of a Chinese character reaches 0.86 of its size above the baseline.
 */
export function markSpaceBeforePt(sizePt: number): number {
  const inkBelowLineTop = sizePt * (0.8 * mark.lineFactor - 0.86)
  return mmToPt(35) - inkBelowLineTop
}

export const styles: Readonly<Record<ParagraphRole, ParagraphStyle>> = {
  mark: {
    ...plain,
    name: '纪要标志',
    font: 'title',
    sizePt: mark.maxPt,
    linePt: mark.maxPt * mark.lineFactor,
    align: 'center',
    beforePt: markSpaceBeforePt(mark.maxPt),
    tighteningPt: 0,
    red: true,
  },
  // Practice: below the mark, centred, in round brackets.
  issueNumber: { ...plain, name: '纪要编号', align: 'center' },
  issuerName: { ...plain, name: '发文机关', align: 'left', firstLineCells: 1 },
  // Practice for the line; 7.2.7 for the rule: 4 mm below the characters, as wide as the type area, red.
  issuer: {
    ...plain,
    name: '发文机关和日期',
    align: 'left',
    rule: { widthPt: 1.5, gapPt: mmToPt(4) - BELOW_CHARACTERS_PT },
  },
  // 7.3.1: 二号小标宋, centred; practice: 33 pt between the lines of a long title.
  title: { ...plain, name: '公文标题', font: 'title', sizePt: 22, linePt: 33, align: 'center', tighteningPt: 0 },
  // 7.3.3: 一、 in 黑体, （一） in 楷体, indented by two characters.
  heading1: { ...body, name: '公文一级标题', font: 'heiti', outlineLevel: 0, keepWithNext: true },
  heading2: { ...body, name: '公文二级标题', font: 'kaiti', outlineLevel: 1, keepWithNext: true },
  // 7.3.3: 1. and （1） in 仿宋.
  heading3: { ...body, name: '公文三四级标题', outlineLevel: 2, keepWithNext: true },
  body,
  // 7.3.2: whom it goes to, from the left edge.
  flush: { ...plain, name: '公文顶格' },
  blank: { ...plain, name: '公文空行' },
  // 10.3: label indented by two characters; further lines align with the first character after the colon.
  attendance: { ...body, name: '出席人员', firstLineCells: -3, leftCells: 5 },
  // 7.3.5.2: office and date below the text, at the right.
  signature: { ...plain, name: '公文署名', align: 'right' },
  // 7.3.6: a note in round brackets, indented by two characters; one size smaller, as it is not part of the decision.
  note: { ...body, name: '公文附注', sizePt: SMALL_PT, tighteningPt: 0 },
  cell,
  cellHead: { ...cell, name: '表格项目', font: 'heiti', align: 'center' },
  smallCell,
  smallCellHead: { ...smallCell, name: '表格项目小字', font: 'heiti', align: 'center' },
  // 7.4.2, 7.4.3: 四号仿宋, one character in from both sides; practice: 26 pt a line.
  imprint: {
    ...plain,
    name: '版记',
    sizePt: SMALL_PT,
    linePt: 26,
    align: 'left',
    tighteningPt: 0,
    leftCells: 1,
    rightCells: 1,
  },
  // 7.5: 四号半角宋体; odd pages right, even pages left, one character in.
  pageNumber: {
    ...plain,
    name: '公文页码',
    font: 'songti',
    sizePt: SMALL_PT,
    linePt: 16,
    align: 'right',
    tighteningPt: 0,
    leftCells: 1,
    rightCells: 1,
  },
  // A word processor wants a paragraph after a table; this one takes no room.
  tableEnd: { ...plain, name: '表后', sizePt: 1, linePt: 0.7, align: 'left', tighteningPt: 0 },
}

/** 7.4.1: first and last rule 0.35 mm, the middle one 0.25 mm. */
export const imprintRules = { thickPt: mmToPt(0.35), thinPt: mmToPt(0.25) } as const

/** 7.4.2: the names under each other, to the right of the label. */
export const COPY_LABEL = '抄送：'

/** 7.5: the dashes beside the number stand 7 mm below the type area; they are drawn 0.36 of their size above the baseline. */
const DASH_BELOW_AREA_MM = 7

/** From the lower edge of the type area to the upper edge of the page number's line. */
export function pageNumberBelowAreaPt(): number {
  const { linePt, sizePt } = styles.pageNumber
  return mmToPt(DASH_BELOW_AREA_MM) - (0.8 * linePt - 0.36 * sizePt)
}

/** Width of one character cell of a style. */
export function cellPt(style: ParagraphStyle, sizePt = style.sizePt): number {
  return sizePt + style.tighteningPt
}

/** What a paragraph keeps free above its first line. */
export function spaceBeforePt(role: ParagraphRole, sizePt: number = styles[role].sizePt): number {
  return role === 'mark' ? markSpaceBeforePt(sizePt) : styles[role].beforePt
}

export function lineHeightPt(style: ParagraphStyle, sizePt = style.sizePt): number {
  return sizePt === style.sizePt ? style.linePt : sizePt * (style.linePt / style.sizePt)
}
