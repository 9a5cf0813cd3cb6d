/** Small .docx files written by hand, part by part, as other word processors write them. */
import { zip, type PartContent } from '../../support/zip-fixtures.ts'
import { readDocxParts } from '../../../src/core/compliance/reading/docx-parts.ts'
import { readDocument } from '../../../src/core/compliance/reading/read-document.ts'
import type { DocumentModel } from '../../../src/core/compliance/document.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const namespaces = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

export interface HandMade {
  /** Inside `<w:body>`. */
  readonly body?: string
  /** Inside `<w:styles>`. */
  readonly styles?: string
  /** Inside `<w:numbering>`. */
  readonly numbering?: string
  /** Inside `<a:fontScheme>`. */
  readonly fontScheme?: string
  /** Inside `<w:ftr>` of the default footer. */
  readonly footer?: string
  /** Added, or put in the place of a part of that name. */
  readonly parts?: Readonly<Record<string, PartContent>>
}

function relationships(targets: Readonly<Record<string, string>>): string {
  const all = Object.entries(targets).map(
    ([target, kind], index) => `<Relationship Id="rId${index + 1}" Type="${R}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`
}

export function handMade({
  body = '',
  styles = '',
  numbering = '',
  fontScheme = '',
  footer,
  parts,
}: HandMade): Promise<Uint8Array> {
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationships({ 'word/document.xml': 'officeDocument' }),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships({
      'styles.xml': 'styles',
      'numbering.xml': 'numbering',
      'theme/theme1.xml': 'theme',
      ...(footer === undefined ? {} : { 'footer1.xml': 'footer' }),
    }),
    'word/styles.xml': `<w:styles ${namespaces}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    'word/theme/theme1.xml': `<a:theme ${namespaces}><a:themeElements><a:fontScheme>${fontScheme}</a:fontScheme></a:themeElements></a:theme>`,
    ...(footer === undefined ? {} : { 'word/footer1.xml': `<w:ftr ${namespaces}>${footer}</w:ftr>` }),
    ...parts,
  })
}

export async function modelOf(content: HandMade): Promise<DocumentModel> {
  return readDocument(await readDocxParts({ name: '手写.docx', bytes: await handMade(content) }))
}
