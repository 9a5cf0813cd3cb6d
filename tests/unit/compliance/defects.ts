/** For every rule a document that breaks only it: what is done to the base document, and what must be found where. */
import type { Element } from '@xmldom/xmldom'
import type { DocxEditor } from './docx-editor.ts'

export interface Defect {
  readonly break: (editor: DocxEditor) => void
  /** Part of the place, in words. */
  readonly place: string
  readonly found: string
}

const defect = (place: string, found: string, seed: Defect['break']): Defect => ({ place, found, break: seed })

const oddFooter = 'word/footer1.xml'
const MARK = '云溪街道办事处联席会议纪要'
const NUMBER = '（第3期）'
const ISSUER = '云溪街道办事处'
const BODY = '会议指出'
const footers = ['word/footer1.xml', 'word/footer2.xml'] as const

const eachFooter = (change: (editor: DocxEditor, part: string) => void): Defect['break'] => {
  return (editor) => {
    for (const part of footers) change(editor, part)
  }
}

const numbered = (text: string): Defect['break'] => {
  return (editor) => editor.setText(editor.paragraph(NUMBER), text)
}

/** A line of 3号黑体 above the mark, which keeps its place. */
const aboveMark = (text: string, spoil: (editor: DocxEditor, line: Element) => void): Defect['break'] => {
  return (editor) => {
    const mark = editor.paragraph(MARK)
    const line = editor.insertAfter(mark, text, editor.paragraph(BODY))
    editor.move(line, mark)
    editor.format(mark, 'spacing', { before: 1313 })
    editor.font(line, '黑体')
    spoil(editor, line)
  }
}

export const defects: Readonly<Record<string, Defect>> = {
  'page.size': defect('页面设置', '216 mm × 303 mm', (editor) =>
    editor.set(editor.one('pgSz'), { w: 12246, h: 17178 }),
  ),
  'page.top': defect('页面设置', '上边距 25.4 mm', (editor) => editor.set(editor.one('pgMar'), { top: 1440 })),
  'page.left': defect('页面设置', '左边距 31.8 mm', (editor) => editor.set(editor.one('pgMar'), { left: 1803 })),
  'page.width': defect('页面设置', '右边距 31.8 mm', (editor) => editor.set(editor.one('pgMar'), { right: 1803 })),
  'page.height': defect('页面设置', '下边距 40 mm', (editor) => {
    editor.set(editor.one('pgMar'), { bottom: 2268, footer: 1423 + 284 })
  }),
  'order.elements': defect('附件：1.早市', '“附件说明”排在“出席人员”之后', (editor) => {
    const imprint = editor.one('tbl')
    const blank = editor.insertAfter(editor.paragraph('列席'), '', editor.paragraph(BODY))
    editor.move(blank, imprint)
    editor.move(editor.paragraph('附件'), imprint)
    editor.move(editor.paragraph('2.责任分工表'), imprint)
    const previous = editor.paragraph('12.').nextSibling
    if (previous !== null) previous.parentNode?.removeChild(previous)
  }),
  'copyNumber.size': defect(
    '000012',
    '小四（12 磅）',
    aboveMark('000012', (editor, line) => editor.size(line, 12)),
  ),
  'classification.font': defect(
    '机密★3年',
    '仿宋',
    aboveMark('机密★3年', (editor, line) => editor.font(line, '仿宋')),
  ),
  'classification.size': defect(
    '特急',
    '四号（14 磅）',
    aboveMark('特急', (editor, line) => editor.size(line, 14)),
  ),
  'mark.present': defect('全文', '没有找到纪要标志', (editor) => editor.drop(editor.paragraph(MARK))),
  'mark.position': defect(MARK, '25', (editor) => editor.format(editor.paragraph(MARK), 'spacing', { before: 1325 })),
  'mark.align': defect(MARK, '没有居中', (editor) => editor.format(editor.paragraph(MARK), 'jc', { val: 'left' })),
  'mark.font': defect(MARK, '华文中宋', (editor) => editor.font(editor.paragraph(MARK), '华文中宋')),
  'mark.colour': defect(MARK, '黑色', (editor) =>
    editor.formatRuns(editor.paragraph(MARK), 'color', { val: '000000' }),
  ),
  'number.brackets': defect('云街纪要[2026]3号', '用了“[]”', numbered('云街纪要[2026]3号')),
  'number.year': defect('云街纪要〔26〕3号', '年份写作“26”', numbered('云街纪要〔26〕3号')),
  'number.ordinal': defect('云街纪要〔2026〕第3号', '加了“第”字', numbered('云街纪要〔2026〕第3号')),
  'number.padding': defect('云街纪要〔2026〕03号', '写作“03”', numbered('云街纪要〔2026〕03号')),
  'number.align': defect(NUMBER, '没有居中', (editor) =>
    editor.format(editor.paragraph(NUMBER), 'jc', { val: 'left' }),
  ),
  'rule.colour': defect('分隔线', '黑色', (editor) => editor.set(headBorder(editor), { color: 'auto' })),
  'rule.width': defect('分隔线', '宽 136 mm', (editor) =>
    editor.format(editor.paragraph(ISSUER + '2026'), 'ind', { left: 567, right: 567 }),
  ),
  'rule.gap': defect('分隔线', '相距 1.7 mm', (editor) => editor.set(headBorder(editor), { space: 1 })),
  'title.present': defect('全文', '没有找到标题', (editor) => {
    editor.drop(editor.paragraph('2026年第四季度'))
  }),
  'title.font': defect('2026年第四季度', '黑体', (editor) => editor.font(editor.paragraph('2026年第四季度'), '黑体')),
  'title.size': defect('2026年第四季度', '小二（18 磅）', (editor) =>
    editor.size(editor.paragraph('2026年第四季度'), 18),
  ),
  'title.align': defect('2026年第四季度', '没有居中', (editor) =>
    editor.format(editor.paragraph('2026年第四季度'), 'jc', { val: 'both' }),
  ),
  'title.gap': defect('2026年第四季度', '空 1 行', (editor) => {
    const blank = editor.paragraph('2026年第四季度').previousSibling
    if (blank !== null) blank.parentNode?.removeChild(blank)
  }),
  'body.present': defect('全文', '没有找到正文', (editor) => {
    const title = editor.paragraph('2026年第四季度')
    const list = editor.paragraph('附件').previousSibling
    while (title.nextSibling !== null && title.nextSibling !== list) title.parentNode?.removeChild(title.nextSibling)
  }),
  'body.font': defect('会议指出', '宋体', (editor) => editor.font(editor.paragraph(BODY), '宋体')),
  'body.size': defect('会议指出', '四号（14 磅）', (editor) => {
    editor.size(editor.paragraph(BODY), 14)
    // So that the indent stays two characters.
    editor.format(editor.paragraph(BODY), 'ind', { firstLine: 550 })
  }),
  'body.colour': defect('会议指出', '文字颜色 #1F497D', (editor) =>
    editor.formatRuns(editor.paragraph(BODY), 'color', { val: '1F497D' }),
  ),
  'body.indent': defect('会议指出', '首行空 0 字', (editor) =>
    editor.format(editor.paragraph(BODY), 'ind', { firstLine: 0 }),
  ),
  'body.lines': defect('2026年11月5日', '行距 32 磅，每面 19 行', (editor) =>
    editor.format(editor.paragraph('2026年11月5日14时'), 'spacing', { line: 640, lineRule: 'exact' }),
  ),
  'body.characters': defect('2026年11月5日', '每行 27 个字', (editor) => {
    const first = editor.paragraph('2026年11月5日14时')
    editor.formatRuns(first, 'spacing', { val: 0 })
    editor.format(first, 'ind', { firstLine: 640 })
  }),
  'heading.first': defect('一、青禾社区', '宋体', (editor) => editor.font(editor.paragraph('一、'), '宋体')),
  'heading.second': defect('（二）处理意见', '仿宋_GB2312', (editor) =>
    editor.font(editor.paragraph('（二）'), '仿宋_GB2312'),
  ),
  'heading.form': defect('二．翠湖', '应为“一、”的形式', (editor) =>
    editor.replaceText(editor.paragraph('二、'), '二、', '二．'),
  ),
  'heading.order': defect('1.在青禾社区', '“1.”编在“（1）”一级之下', (editor) => {
    // Items （1） stand above 1. where the first of the level below has been taken away.
    editor.move(editor.paragraph('（1）'), editor.paragraph('1.'))
    editor.drop(editor.paragraph('（2）'))
  }),
  'heading.sequence': defect('14.在青禾社区', '序号“14.”，应为第 12 个', (editor) =>
    editor.replaceText(editor.paragraph('12.'), '12.', '14.'),
  ),
  'writing.punctuation': defect('会议指出', '会议指出,各单', (editor) =>
    editor.replaceText(editor.paragraph(BODY), '会议指出，', '会议指出,'),
  ),
  'writing.digits': defect('1.在青禾社区', '设置第１处早', (editor) =>
    editor.replaceText(editor.paragraph('1.'), '第1处', '第１处'),
  ),
  'writing.dates': defect('2026年1月05日14时', '年1月05日14时', (editor) =>
    editor.replaceText(editor.paragraph('2026年11月5日14时'), '11月5日', '1月05日'),
  ),
  'attachment.gap': defect('附件：1.早市', '空 0 行', (editor) => {
    const blank = editor.paragraph('附件').previousSibling
    if (blank !== null) blank.parentNode?.removeChild(blank)
  }),
  'attachment.indent': defect('附件：1.早市', '左空 0 字', (editor) =>
    editor.format(editor.paragraph('附件'), 'ind', { firstLine: 0 }),
  ),
  'attachment.colon': defect('附件:1.早市', '用了“:”', (editor) =>
    editor.setText(editor.paragraph('附件'), '附件:1.早市疏导点位置图'),
  ),
  'attachment.number': defect('附件：（1）早市', '写作“（1）早', (editor) =>
    editor.setText(editor.paragraph('附件'), '附件：（1）早市疏导点位置图'),
  ),
  'attachment.ending': defect('2.责任分工表。', '末尾有“。”', (editor) =>
    editor.setText(editor.paragraph('2.责任分工表'), '2.责任分工表。'),
  ),
  'date.numerals': defect('云溪街道办事处', '写作“二〇二六年十一月六日”', (editor) =>
    editor.replaceText(editor.paragraph(ISSUER + '2026'), '2026年11月6日', '二〇二六年十一月六日'),
  ),
  'date.year': defect('云溪街道办事处', '写作“26年11月6日”', (editor) =>
    editor.replaceText(editor.paragraph(ISSUER + '2026'), '2026年', '26年'),
  ),
  'date.padding': defect('云溪街道办事处', '写作“2026年11月06日”', (editor) =>
    editor.replaceText(editor.paragraph(ISSUER + '2026'), '月6日', '月06日'),
  ),
  'attendance.present': defect('全文', '没有找到“出席：”', (editor) => {
    const first = editor.paragraph('出席')
    if (first.previousSibling !== null) first.parentNode?.removeChild(first.previousSibling)
    for (const label of ['出席', '请假', '列席']) editor.drop(editor.paragraph(label))
  }),
  'attendance.gap': defect('出席：', '空 2 行', (editor) => {
    const blank = editor.insertAfter(editor.paragraph('2.责任分工表'), '')
    editor.move(blank, editor.paragraph('出席'))
  }),
  'attendance.font': defect('请假：', '仿宋_GB2312', (editor) => editor.font(editor.paragraph('请假'), '仿宋_GB2312')),
  'attendance.size': defect('请假：', '四号（14 磅）', (editor) => {
    editor.formatFirstRun(editor.paragraph('请假'), 'sz', { val: 28 })
    // So that the label still stands after two of its own characters.
    editor.format(editor.paragraph('请假'), 'ind', { left: 1375, hanging: 825 })
  }),
  'attendance.colon': defect('请假:', '用了“:”', (editor) => editor.replaceText(editor.paragraph('请假'), '：', ':')),
  'attendance.indent': defect('请假：', '左空 0 字', (editor) =>
    editor.format(editor.paragraph('请假'), 'ind', { left: 945, hanging: 945 }),
  ),
  'attendance.hanging': defect('列席：', '回行空 0 字', (editor) =>
    editor.format(editor.paragraph('列席'), 'ind', { left: 0, firstLine: 630 }),
  ),
  'attendance.order': defect('请假：', '“请假”排在“列席”之后', (editor) =>
    editor.move(editor.paragraph('列席'), editor.paragraph('请假')),
  ),
  'imprint.present': defect('全文', '没有找到“印发”一行', (editor) => {
    const row = editor.all('tr').at(-1)
    if (row !== undefined) editor.drop(row)
  }),
  'imprint.rules': defect('版记分隔线', '没有首条分隔线', (editor) =>
    editor.set(tableBorder(editor, 'top'), { val: 'none' }),
  ),
  'imprint.weights': defect('版记分隔线', '末条 0.79 mm', (editor) =>
    editor.set(tableBorder(editor, 'bottom'), { sz: 18 }),
  ),
  'imprint.font': defect('抄送：', '宋体', (editor) => editor.font(editor.paragraph('抄送'), '宋体')),
  'imprint.size': defect('云溪街道办事处', '三号（16 磅）', (editor) => {
    const issue = issueLine(editor)
    editor.size(issue, 16)
    editor.format(issue, 'ind', { left: 320, right: 320 })
  }),
  'imprint.indent': defect('云溪街道办事处', '左空 0 字', (editor) =>
    editor.format(issueLine(editor), 'ind', { left: 0 }),
  ),
  'imprint.hanging': defect('抄送：', '回行空 1 字', (editor) =>
    editor.format(editor.paragraph('抄送'), 'ind', { left: 280, hanging: 0 }),
  ),
  'imprint.copies': defect('抄送：', '末尾是“业”', (editor) => editor.replaceText(editor.paragraph('抄送'), /。$/, '')),
  'imprint.issue': defect('2026年11月6日印发', '没有印发机关', (editor) =>
    editor.setText(issueLine(editor), '2026年11月6日印发'),
  ),
  'pageNumber.present': defect('页脚', '没有找到页码', (editor) => {
    for (const reference of editor.all('footerReference')) editor.drop(reference)
  }),
  'pageNumber.font': defect(
    '页码',
    'Times New Roman',
    eachFooter((editor, part) => editor.font(editor.paragraph('—', part), 'Times New Roman')),
  ),
  'pageNumber.size': defect('页码', '小五（9 磅）', (editor) => {
    editor.formatRuns(editor.paragraph('—', oddFooter), 'sz', { val: 18 })
    editor.format(editor.paragraph('—', oddFooter), 'ind', { right: 180 })
  }),
  'pageNumber.digits': defect('页码', '数字格式：decimalFullWidth', (editor) =>
    editor.set(editor.one('pgNumType'), { fmt: 'decimalFullWidth' }),
  ),
  'pageNumber.dashes': defect(
    '页码',
    '写作“-1-”',
    eachFooter((editor, part) => {
      const paragraph = editor.paragraph('—', part)
      editor.replaceText(paragraph, '— ', '-')
      editor.replaceText(paragraph, ' —', '-')
    }),
  ),
  'pageNumber.sides': defect('奇数页页码', '居中', (editor) =>
    editor.format(editor.paragraph('—', oddFooter), 'jc', { val: 'center' }),
  ),
  'pageNumber.indent': defect('奇数页页码', '空 0 字', (editor) =>
    editor.format(editor.paragraph('—', oddFooter), 'ind', { right: 0 }),
  ),
  'pageNumber.distance': defect('页码', '15', (editor) => editor.set(editor.one('pgMar'), { footer: 970 })),
}

function headBorder(editor: DocxEditor): Element {
  return editor.child(editor.one('pBdr', 'word/styles.xml'), 'bottom')
}

function tableBorder(editor: DocxEditor, side: 'top' | 'bottom'): Element {
  return editor.child(editor.one('tblBorders'), side)
}

function issueLine(editor: DocxEditor): Element {
  const found = editor.all('p').find((paragraph) => (paragraph.textContent ?? '').endsWith('印发'))
  if (found === undefined) throw new Error('no line of the issue')
  return found
}
