import { describe, expect, test } from 'vitest'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { renderHtml } from '../../../src/core/documents/render-html.ts'
import { decision, item, longMeeting, sourceOf } from './sources.ts'

describe('renderHtml', () => {
  test('escapes everything that a user can type', () => {
    const evil = `<script>alert("1")</script>&'`
    const html = renderHtml(
      layoutMinutes(
        sourceOf(
          {
            title: evil,
            chair: evil,
            place: evil,
            discussion: evil,
            agenda: [item(evil, { presenter: evil, discussion: evil })],
            attendance: [{ kind: '代会', unit: evil, name: evil, standsInFor: evil }],
            decisions: [decision(evil, evil, { supportingUnits: [evil], person: evil })],
          },
          { unitName: evil, correction: evil, copyTo: [evil] },
        ),
      ),
    )
    expect(html).not.toMatch(/<script/i)
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
    expect(html.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
  })

  test('is a complete document with the measures of the standard and no script', () => {
    const html = renderHtml(layoutMinutes(sourceOf()))
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(html).toContain(`default-src 'none'`)
    expect(html).toContain('<title>青禾里小区停车治理会议纪要</title>')
    expect(html).toContain('@page { size: A4 portrait; margin: 0; }')
    expect(html).toContain('top: 37mm; left: 28mm; width: 156mm; height: 225mm;')
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i)
  })

  test('draws one sheet a page, numbered on alternating sides, the 版记 on the last', () => {
    const html = renderHtml(layoutMinutes(sourceOf(longMeeting)))
    const sheets = html.split('<section class="page"').slice(1)
    expect(sheets.length).toBeGreaterThan(3)
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet).toContain(`class="pageNumber ${index % 2 === 0 ? 'odd' : 'even'}">— ${index + 1} —<`)
      expect(sheet.includes('class="foot"')).toBe(index === sheets.length - 1)
    }
  })
})
