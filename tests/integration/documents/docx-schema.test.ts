/** Every .docx that is written obeys the published schemas of Office Open XML, whatever was typed into it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocModel } from '../../../src/core/documents/doc-model.ts'
import { joinDocuments, type DocumentSet } from '../../../src/core/documents/document-set.ts'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { repackStable } from '../../../src/core/documents/stable-zip.ts'
import { canJudge, schemaFaults } from '../../support/ooxml-schema.ts'
import { anyMinutes, anyText, largestMinutes } from '../../unit/documents/arbitrary-minutes.ts'
import { fullMinutes, sessionPapers } from '../../unit/documents/session-papers.ts'
import { partsOf, xmlFault } from './parts.ts'

const createdAt = new Date('2026-11-06T01:30:00Z')
const render = (document: DocModel | DocumentSet, title = '纪要'): Promise<Uint8Array> =>
  renderDocx(document, { title, office: title, createdAt })

async function faultsOf(file: Uint8Array): Promise<string[]> {
  const broken = Array.from(await partsOf(file)).flatMap(([name, { content }]) => {
    const fault = xmlFault(content)
    return fault === null ? [] : [`${name}: ${fault}`]
  })
  return [...broken, ...(await schemaFaults(file))]
}

describe.skipIf(!canJudge)('the XML of a .docx', () => {
  test.each(Object.entries(sessionPapers))('of the %s is valid', async (_, model) => {
    expect(await faultsOf(await render(model))).toEqual([])
  })

  test.each(['restart', 'continue'] as const)('of all papers in one file (%s) is valid', async (numbering) => {
    expect(await faultsOf(await render(joinDocuments(Object.values(sessionPapers), numbering)))).toEqual([])
  })

  test('of the largest meeting is valid', async () => {
    expect(await faultsOf(await render(layoutMinutes(largestMinutes)))).toEqual([])
  })

  // Ten at a time: starting the validator takes longer than judging.
  test('of any text is valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMinutes, { minLength: 10, maxLength: 10 }), anyText, async (papers, title) => {
        expect(await faultsOf(await render(joinDocuments(papers.map(layoutMinutes)), title))).toEqual([])
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})

/** Two neighbours in the wrong order, one for each kind of element that carries an order. */
const swaps: readonly (readonly [part: string, first: RegExp])[] = [
  ['word/document.xml', /(<w:pStyle [^>]*\/>)(<w:spacing [^>]*\/>)/],
  ['word/document.xml', /(<w:sz [^>]*\/>)(<w:szCs [^>]*\/>)/],
  ['word/document.xml', /(<w:tblW [^>]*\/>)(<w:tblBorders>.*?<\/w:tblBorders>)/],
  ['word/document.xml', /(<w:tcW [^>]*\/>)(<w:vAlign [^>]*\/>)/],
  ['word/document.xml', /(<w:pgSz [^>]*\/>)(<w:pgMar [^>]*\/>)/],
  ['word/document.xml', /(<w:tblPr>.*?<\/w:tblPr>)(<w:tblGrid>.*?<\/w:tblGrid>)/],
  ['word/styles.xml', /(<w:name w:val="公文正文"\/>)(<w:basedOn [^>]*\/>)/],
  ['word/styles.xml', /(<w:ind [^>]*\/>)(<w:jc [^>]*\/>)/],
  ['word/styles.xml', /(<w:widowControl [^>]*\/>)(<w:kinsoku\/>)/],
  ['word/settings.xml', /(<w:evenAndOddHeaders\/>)(<w:compat>.*?<\/w:compat>)/],
  ['word/footer1.xml', /(<w:pStyle [^>]*\/>)(<w:jc [^>]*\/>)/],
]

describe.skipIf(!canJudge)('two swapped elements are noticed', () => {
  test.each(swaps)('in %s: %s', async (part, pair) => {
    const twin = await repackStable(await render(layoutMinutes(fullMinutes)), (name, content) => {
      if (name !== part) return null
      const xml = content.toString('utf8')
      if (!pair.test(xml)) throw new Error('nothing to swap')
      return Buffer.from(xml.replace(pair, '$2$1'), 'utf8')
    })
    expect((await schemaFaults(twin)).join('\n')).toContain(`/${part}: The element has unexpected child element`)
  })
})
