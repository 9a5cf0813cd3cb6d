/** Judges a document by all rules and tells it to a clerk: each finding with clause, place, what was found, what is asked. */
import type { ComplianceFinding, ComplianceReport } from '../../contract/api/compliance.ts'
import type { DocumentModel, Paragraph, Section } from './document.ts'
import { allOf, elementLabels, recognise, type ElementKind, type Recognised } from './elements.ts'
import { readDocxParts, type DocxFile } from './reading/docx-parts.ts'
import { readDocument } from './reading/read-document.ts'
import type { Fault, Rule } from './rule.ts'
import { ruleGroups } from './rules/index.ts'

/** @throws AppError file_not_document, document_damaged, document_unsafe */
export async function checkDocument(file: DocxFile): Promise<ComplianceReport> {
  return judgeDocument(file.name, readDocument(await readDocxParts(file)))
}

export function judgeDocument(name: string, model: DocumentModel): ComplianceReport {
  const document = recognise(model)
  const groups = ruleGroups.map(({ key, label, rules }) => ({
    group: key,
    label,
    rules: rules.length,
    found: rules.flatMap((rule) => findingsOf(rule, document)),
  }))
  const findings = groups.flatMap(({ found }) => found)
  return {
    file: name,
    counts: countsOf(findings),
    findings,
    checked: groups.map(({ group, label, rules, found }) => ({ group, label, rules, ...countsOf(found) })),
    elements: recognisedElements(document),
    notes: notesOn(document),
  }
}

function countsOf(findings: readonly ComplianceFinding[]): ComplianceReport['counts'] {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** The same thing found in many paragraphs is said once, with where else it stands. */
function findingsOf(rule: Rule, document: Recognised): ComplianceFinding[] {
  const byWords = new Map<string, Fault[]>()
  for (const fault of rule.judge(document)) {
    const words = `${fault.where ?? ''}|${fault.found}`
    const same = byWords.get(words)
    if (same === undefined) byWords.set(words, [fault])
    else same.push(fault)
  }
  return [...byWords.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            rule: rule.id,
            severity: rule.severity,
            clause: rule.clause,
            place: placeOf(first, document.model),
            found: first.found,
            asked: rule.asked,
            others: others.flatMap(({ at }) => (isParagraph(at) ? [at.ordinal] : [])),
          },
        ],
  )
}

function isParagraph(at: Fault['at']): at is Paragraph {
  return at !== null && 'ordinal' in at
}

const EXCERPT = 16

export function excerptOf({ text }: Paragraph): string {
  const line = text.replace(/\s+/gu, ' ')
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line
}

function placeOf({ at, where }: Fault, model: DocumentModel): ComplianceFinding['place'] {
  const prefix = where === undefined ? [] : [where]
  if (isParagraph(at)) {
    const page = at.page === null ? [] : [`第 ${at.page} 页`]
    const text = at.text === '' ? '（空行）' : `“${excerptOf(at)}”`
    return { text: [...prefix, ...page, `第 ${at.ordinal} 段${text}`].join('，'), paragraph: at.ordinal, page: at.page }
  }
  const section = at === null || model.sections.length < 2 ? [] : [sectionWords(at)]
  const words = [...section, ...prefix]
  return {
    text: words.length === 0 ? (at === null ? '全文' : '页面设置') : words.join('，'),
    paragraph: null,
    page: null,
  }
}

function sectionWords({ index }: Section): string {
  return `第 ${index + 1} 节`
}

const shown: readonly ElementKind[] = [
  'copyNumber',
  'secrecy',
  'urgency',
  'mark',
  'number',
  'issuer',
  'title',
  'body',
  'attachment',
  'signature',
  'date',
  'note',
  'attendance',
  'copies',
  'issue',
]

function recognisedElements(document: Recognised): ComplianceReport['elements'] {
  return shown.flatMap((kind) => {
    const paragraphs = kind === 'body' ? allOf(document, 'heading', 'body') : allOf(document, kind)
    const [first] = paragraphs
    if (first === undefined) return []
    const text = kind === 'body' ? `${paragraphs.length} 段` : paragraphs.map(excerptOf).join(' / ')
    return [{ label: elementLabels[kind], text }]
  })
}

/** What a file cannot tell without being printed, or hides in boxes. */
function notesOn(document: Recognised): string[] {
  const { model, elements } = document
  const has = (kind: ElementKind): boolean => elements.some((element) => element.kind === kind)
  const floats = elements.some(({ kind, paragraph }) => kind === 'mark' && paragraph.inTextBox)
  const footers = model.sections.flatMap(({ oddFooter, evenFooter }) => [oddFooter, evenFooter])
  const boxed = footers.some((footer) => footer?.paragraphs.some(({ inTextBox, runs }) => inTextBox && runs.length > 0))
  return [
    '首页是否显示正文、版记末条线是否与版心下边缘重合，要打印出来看。',
    ...(floats ? ['标志放在文本框里，无法判断它是否居中、上边缘至版心上边缘是否 35 mm（10.3），要打印出来量。'] : []),
    ...(boxed ? ['页码放在文本框里，无法判断它居左居右、距版心外侧和下边缘的距离（7.5），要打印出来量。'] : []),
    ...(has('annex') ? ['版记之后的内容作为附件，没有检查。'] : []),
    ...(has('table') ? ['正文里的表格没有检查字体字号。'] : []),
  ]
}
