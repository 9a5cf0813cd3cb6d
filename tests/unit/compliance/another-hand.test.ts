/** Minutes as people make them in Word or WPS: other means for the same look must give no findings. */
import { expect, test } from 'vitest'
import { checkDocument } from '../../../src/core/compliance/check.ts'
import { handMade } from './hand-made.ts'

const styles = `
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:style>`

interface Look {
  readonly font?: string
  readonly pt?: number
  /** Inside `<w:pPr>`. */
  readonly paragraph?: string
  /** Inside `<w:rPr>`. */
  readonly run?: string
}

const GRID = '<w:spacing w:line="579" w:lineRule="exact"/>'
const INDENT = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'

function run(text: string, { font = '仿宋_GB2312', pt = 16, run: more = '' }: Look = {}): string {
  const tight = pt === 16 ? '<w:spacing w:val="-4"/>' : ''
  return `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="${font}"/>${tight}<w:sz w:val="${pt * 2}"/>${more}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

function p(content: string, paragraph = GRID): string {
  return `<w:p><w:pPr>${paragraph}</w:pPr>${content}</w:p>`
}

const blank = `<w:p><w:pPr>${GRID}<w:rPr><w:sz w:val="32"/></w:rPr></w:pPr></w:p>`
const centred = `${GRID}<w:jc w:val="center"/>`
const redLine =
  '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="5616000" cy="0"/><a:prstGeom prst="line"/><a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="442pt,0" strokecolor="red"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'

const small = { pt: 14 }
const ruled = (top: number, bottom: number): string =>
  `<w:pBdr>${top > 0 ? `<w:top w:val="single" w:sz="${top}" w:color="auto"/>` : ''}<w:bottom w:val="single" w:sz="${bottom}" w:color="auto"/></w:pBdr>`

const pageNumber = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent><w:p>${[
  '<w:t>— </w:t>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:instrText> PAGE  \\* MERGEFORMAT </w:instrText>',
  '<w:fldChar w:fldCharType="separate"/>',
  '<w:t>1</w:t>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:t> —</w:t>',
]
  .map(
    (piece) =>
      `<w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>${piece}</w:r>`,
  )
  .join('')}</w:p></w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`

const long = '会议强调，各社区、各部门要把城市管理进社区作为重点工作，压实责任，细化措施，按时办结。'

const body = [
  p(
    run('云溪街道联席会议纪要', { font: '方正小标宋_GBK', pt: 40, run: '<w:color w:val="FF0000"/>' }),
    '<w:spacing w:before="1892" w:line="1000" w:lineRule="exact"/><w:jc w:val="center"/>',
  ),
  blank,
  p(run('云街纪要〔2026〕12号'), centred),
  p(`${run('云溪街道办事处　　　2026年11月6日')}${redLine}`),
  blank,
  blank,
  p(
    run('关于夜市占道经营整治的会议纪要', { font: '方正小标宋简体', pt: 22 }),
    '<w:spacing w:line="660" w:lineRule="exact"/><w:jc w:val="center"/>',
  ),
  blank,
  p(run(`2026年11月5日，${long}现纪要如下：`), GRID + INDENT),
  p(run('一、关于夜市', { font: '黑体' }), GRID + INDENT),
  p(`${run('（一）划线入市。', { font: '楷体_GB2312' })}${run(long)}`, GRID + INDENT),
  p(run('　　（二）错时管理', { font: 'KaiTi' })),
  p(run(`1．${long}`), GRID + INDENT),
  p(run(`2．${long}`), GRID + INDENT),
  blank,
  p(
    `${run('出席：', { font: 'SimHei' })}${run('青禾社区 孙明丙、李海丁；派出所 周晓戊；环卫公司 吴建甲、郑文乙')}`,
    `${GRID}<w:ind w:left="1580" w:leftChars="500" w:hanging="945" w:hangingChars="300"/>`,
  ),
  blank,
  p(run('抄送：区城市管理局。', small), `${ruled(8, 6)}<w:ind w:firstLine="280" w:firstLineChars="100"/>`),
  p(
    run('云溪街道办事处　　　　　　　　　2026年11月6日印发', small),
    `${ruled(0, 8)}<w:ind w:left="280" w:right="280"/>`,
  ),
].join('')

const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:footer="1417" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'

const relationships = (settings: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
    ['styles', 'styles.xml'],
    ['settings', settings],
    ['theme', 'theme/theme1.xml'],
    ['footer', 'footer1.xml'],
  ]
    .map(
      ([kind = '', target = ''], index) =>
        `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

test('other means for the same look are right too', async () => {
  const bytes = await handMade({
    body: body + section,
    styles,
    footer: p(pageNumber, ''),
    parts: {
      'word/_rels/document.xml.rels': relationships('settings.xml'),
      'word/settings.xml':
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:evenAndOddHeaders/></w:settings>',
    },
  })
  const report = await checkDocument({ name: '另一手.docx', bytes })
  expect(report.findings.map(({ rule, found, place }) => `${rule} ${found} ${place.text}`)).toEqual([])
  expect(report.elements.map(({ label }) => label)).toEqual([
    '标志',
    '编号',
    '发文机关和日期',
    '标题',
    '正文',
    '出席人员',
    '抄送',
    '印发',
  ])
  expect(report.notes).toContain(
    '页码放在文本框里，无法判断它居左居右、距版心外侧和下边缘的距离（7.5），要打印出来量。',
  )
})
