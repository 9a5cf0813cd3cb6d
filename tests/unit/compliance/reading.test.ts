/** Formatting is found wherever a word processor may have put it. */
import { describe, expect, test } from 'vitest'
import type { Paragraph } from '../../../src/core/compliance/document.ts'
import { indentCells, linePitchPt } from '../../../src/core/compliance/measure.ts'
import { modelOf, type HandMade } from './hand-made.ts'

const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'

async function first(content: HandMade): Promise<Paragraph> {
  const [paragraph] = (await modelOf(content)).paragraphs
  if (paragraph === undefined) throw new Error('no paragraph')
  return paragraph
}

const p = (properties: string, text = '正文', run = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>${text}</w:t></w:r></w:p>`

const styles = `
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="base"><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="leaf"><w:basedOn w:val="base"/><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="red"><w:rPr><w:color w:val="c00000"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="circle"><w:basedOn w:val="circle"/><w:rPr><w:sz w:val="44"/></w:rPr></w:style>`
const fontScheme =
  '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont>'

describe('fonts and sizes', () => {
  test('come from the defaults and the theme when nothing else says them', async () => {
    const { runs } = await first({ body: p(''), styles, fontScheme })
    expect(runs[0]).toMatchObject({ font: '宋体', latinFont: 'Calibri', sizePt: 10.5, colour: 'auto' })
  })

  test('come down the chain of styles', async () => {
    const { runs, format } = await first({ body: p('<w:pStyle w:val="leaf"/>'), styles, fontScheme })
    expect(runs[0]).toMatchObject({ font: '仿宋_GB2312', sizePt: 16 })
    expect(format.align).toBe('justify')
  })

  test('are overruled by a character style and then by the run itself', async () => {
    const run = '<w:rStyle w:val="red"/><w:sz w:val="28"/>'
    const { runs } = await first({ body: p('<w:pStyle w:val="leaf"/>', '字', run), styles, fontScheme })
    expect(runs[0]).toMatchObject({ font: '仿宋_GB2312', sizePt: 14, colour: 'C00000' })
  })

  test('a direct theme font goes before the font of the style', async () => {
    const run = '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'
    const { runs } = await first({ body: p('<w:pStyle w:val="leaf"/>', '字', run), styles, fontScheme })
    expect(runs[0]?.font).toBe('宋体')
  })

  test('a style that is based on itself does no harm', async () => {
    expect((await first({ body: p('<w:pStyle w:val="circle"/>'), styles })).runs[0]?.sizePt).toBe(22)
  })
})

describe('indents', () => {
  test('in characters go before those in twips', async () => {
    const paragraph = await first({ body: p('<w:pStyle w:val="leaf"/><w:ind w:firstLine="100"/>'), styles })
    expect(indentCells(paragraph).first).toBe(2)
  })

  test('in twips are counted in the characters of the text', async () => {
    const paragraph = await first({ body: p('<w:ind w:firstLine="640"/>', '字', '<w:sz w:val="32"/>') })
    expect(indentCells(paragraph).first).toBe(2)
  })

  test('a hanging indent ends the first line of the style', async () => {
    const direct = '<w:pStyle w:val="leaf"/><w:ind w:left="1600" w:hanging="960"/>'
    expect(indentCells(await first({ body: p(direct), styles }))).toMatchObject({ first: 2, others: 5 })
  })

  test('blanks that were typed count', async () => {
    expect(indentCells(await first({ body: p('', '　　正文') })).first).toBe(2)
  })
})

describe('lines', () => {
  const pitch = async (spacing: string): Promise<number | null> => {
    const model = await modelOf({ body: p(spacing, '字', '<w:sz w:val="32"/>') + section })
    const [paragraph] = model.paragraphs
    const [page] = model.sections
    if (paragraph === undefined || page === undefined) throw new Error('no paragraph')
    return linePitchPt(paragraph, page)
  }

  test('exact lines are as high as they say', async () => {
    expect(await pitch('<w:spacing w:line="560" w:lineRule="exact"/>')).toBe(28)
  })

  test('lines on the grid are as high as its pitch', async () => {
    expect(await pitch('')).toBe(28.95)
  })

  test('lines off the grid depend on the font', async () => {
    expect(await pitch('<w:snapToGrid w:val="0"/>')).toBeNull()
  })
})

test('automatic numbers stand in front of the text', async () => {
  const level = (depth: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:lvl>`
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
  const item = (depth: number): string =>
    p(`<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`, '事项', '<w:sz w:val="32"/>')
  const { paragraphs } = await modelOf({ body: [0, 1, 1, 2, 0, 1].map(item).join(''), numbering })
  expect(paragraphs.map(({ text }) => text)).toEqual([
    '一、事项',
    '（一）事项',
    '（二）事项',
    '1.事项',
    '二、事项',
    '（一）事项',
  ])
  expect(paragraphs[0]?.format.firstLine.pt).toBe(32)
})

test('deleted and hidden text is not there, inserted text is', async () => {
  const body =
    '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>'
  expect((await first({ body })).text).toBe('新')
})

test('a page number in a text box of the footer is found', async () => {
  const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent><w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>`
  const body = '<w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>'
  const { sections } = await modelOf({ body, footer: box })
  const paragraphs = sections[0]?.oddFooter?.paragraphs ?? []
  expect(paragraphs.map(({ inTextBox, text }) => [inTextBox, text])).toEqual([
    [false, ''],
    [true, '— 1 —'],
  ])
  expect(paragraphs[1]?.runs.find(({ text }) => text === '1')?.field).toBe('PAGE')
})

test.each([
  [
    'a drawn line',
    '<w:drawing><wp:anchor><wp:extent cx="5616000" cy="0"/><a:prstGeom prst="line"/><a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wp:anchor></w:drawing>',
  ],
  [
    'a line of the older kind',
    '<w:pict><v:line from="0,9pt" to="442.2pt,9pt" strokecolor="red" strokeweight="1.5pt"/></w:pict>',
  ],
])('%s has width and colour', async (_, drawing) => {
  const { drawings } = await first({ body: `<w:p><w:r>${drawing}</w:r></w:p>` })
  expect(drawings).toHaveLength(1)
  expect(drawings[0]).toMatchObject({ kind: 'line', colour: 'FF0000' })
  expect(drawings[0]?.widthMm).toBeCloseTo(156, 0)
})

test('the strict format is read like the transitional one', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
  const xml = `<x:document xmlns:x="${strict}"><x:body><x:p><x:pPr><x:spacing x:line="28.95pt" x:lineRule="exact"/></x:pPr><x:r><x:t>正文</x:t></x:r></x:p></x:body></x:document>`
  const paragraph = await first({ parts: { 'word/document.xml': xml } })
  expect(paragraph.text).toBe('正文')
})

test('pages are told only when the file notes them', async () => {
  const broken = '<w:p><w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r></w:p>'
  expect((await modelOf({ body: p('') + broken })).paragraphs.map(({ page }) => page)).toEqual([1, 2])
  expect((await modelOf({ body: p('') })).paragraphs.map(({ page }) => page)).toEqual([null])
})
