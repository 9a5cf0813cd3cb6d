/** Lines added to a notice in a word processor never part the end of its text, office, date and note. Printed by LibreOffice. */
import { afterAll, describe, expect, it } from 'vitest'
import { joinDocuments } from '../../../src/core/documents/document-set.ts'
import { layoutNotice } from '../../../src/core/documents/papers/notice.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { repackStable } from '../../../src/core/documents/stable-zip.ts'
import { noticeFacts } from '../../unit/documents/session-papers.ts'
import { missingTools, Office } from './office.ts'

const missing = missingTools()
/** As many as a page has lines: one of them ends wherever a page can end. */
const additions = Array.from({ length: 22 }, (_, index) => index)
/** It fits a page, so that no page break of ours holds its end together. */
const facts = { ...noticeFacts, topics: ['飞线充电治理'], requirements: ['请汇报单位准备书面材料10份'] }
const lastWords = '请汇报单位准备书面材料'
const addedLine = '<w:p><w:pPr><w:pStyle w:val="MinutesBody"/></w:pPr><w:r><w:t>后来添的一行。</w:t></w:r></w:p>'

/** One file, so that LibreOffice starts once: the first notice as it is, each further one with one more line. */
async function editedNotices(edit: (xml: string) => string): Promise<Uint8Array> {
  const notices = joinDocuments(
    additions.map(() => layoutNotice(facts)),
    'restart',
  )
  const file = await renderDocx(notices, { title: '通知', createdAt: new Date('2026-11-02T00:00:00Z') })
  let notice = -1
  return repackStable(Buffer.from(file), (name, content) => {
    if (name !== 'word/document.xml') return null
    const xml = content.toString('utf8').replace(/<w:p>(?:(?!<\/w:p>).)*一、会议时间/gs, (paragraph) => {
      notice += 1
      return addedLine.repeat(additions[notice] ?? 0) + paragraph
    })
    return Buffer.from(edit(xml), 'utf8')
  })
}

/** For each notice, whether the end of its text, office, date and note stand on one page. */
function wholeEnds(office: Office, name: string, file: Uint8Array): boolean[] {
  return office
    .pdf(name, file)
    .pages()
    .map((lines) => lines.map((line) => line.replaceAll(' ', '')))
    .filter((lines) => lines.some((line) => line === '2026年11月2日'))
    .map(
      (lines) =>
        lines.some((line) => line.includes(lastWords)) &&
        lines.includes(facts.unitName) &&
        lines.some((line) => line.includes('联系人')),
    )
}

describe.skipIf(missing !== null)('a notice with lines added', { timeout: 300_000 }, () => {
  const office = new Office()
  afterAll(() => office.close())

  it('keeps the end of its text, office, date and note on one page', async () => {
    const ends = wholeEnds(office, 'kept', await editedNotices((xml) => xml))
    expect(ends).toEqual(additions.map(() => true))
  })

  it('would part them without the marks (broken twin)', async () => {
    const ends = wholeEnds(office, 'parted', await editedNotices((xml) => xml.replaceAll('<w:keepNext/>', '')))
    expect(ends).toContain(false)
  })
})
