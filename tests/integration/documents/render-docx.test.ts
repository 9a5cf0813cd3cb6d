import { afterEach, describe, expect, test, vi } from 'vitest'
import { layoutMinutes } from '../../../src/core/documents/minutes-layout.ts'
import { renderDocx } from '../../../src/core/documents/render-docx.ts'
import { longMeeting, sourceOf } from '../../unit/documents/sources.ts'
import { partOf, partsOf, xmlFault } from './parts.ts'

const createdAt = new Date('2026-11-06T01:30:00Z')
const model = layoutMinutes(sourceOf(longMeeting, { copyTo: ['青岚区城市管理局'] }))
const render = (): Promise<Uint8Array> => renderDocx(model, { title: '纪要 <1> & "2"', createdAt })

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const style = (styles: string, id: string): string => {
  const found = new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0]
  if (found === undefined) throw new Error(`no style ${id}`)
  return found
}

describe('renderDocx', () => {
  test('gives the same bytes at another time and in another time zone', async () => {
    const first = await render()
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') })
    vi.stubEnv('TZ', 'America/New_York')
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await render()))).toBe(0)
  })

  test('carries only the given time', async () => {
    const parts = await partsOf(await render())
    const core = parts.get('docProps/core.xml')?.content ?? ''
    expect(core.match(/2026-11-06T01:30:00Z/g)).toHaveLength(2)
    expect(core.match(/<dcterms:/g)).toHaveLength(2)
    expect(core).toContain('纪要 &lt;1&gt; &amp; &quot;2&quot;')
    expect(new Set(Array.from(parts.values(), (part) => part.time))).toEqual(new Set(['33/0']))
  })

  test('is well-formed in every part', async () => {
    for (const [name, { content }] of await partsOf(await render())) {
      expect(content.startsWith('<?xml') || !name.endsWith('.xml'), name).toBe(true)
      expect(xmlFault(content), name).toBe(null)
    }
  })

  test('survives characters that XML cannot hold, wherever they were pasted', async () => {
    const dirty = '甲\u0000\u000b\t乙\ufffe\ud800<&>'
    const draft = { ...longMeeting, title: dirty, chair: dirty, discussion: dirty, place: dirty }
    const source = sourceOf(draft, { unitName: dirty, copyTo: [dirty], correction: dirty })
    const file = await renderDocx(layoutMinutes(source), { title: dirty, createdAt })
    for (const [name, { content }] of await partsOf(file)) expect(xmlFault(content), name).toBe(null)
    expect(await partOf(file, 'word/document.xml')).toContain('甲 乙&lt;&amp;&gt;')
  })

  test('sets the page of the standard', async () => {
    const document = await partOf(await render(), 'word/document.xml')
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" /)
    expect(document).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(document).not.toContain('charSpace')
    expect(document).not.toMatch(/<w:t[^>]*>[^<]*\t/)
  })

  test('sets size, pitch and fonts of each kind of paragraph', async () => {
    const styles = await partOf(await render(), 'word/styles.xml')
    const body = style(styles, 'MinutesBody')
    expect(body).toContain('w:line="579" w:lineRule="exact"')
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain('<w:spacing w:val="-5"/>')
    expect(body).toContain('w:firstLine="630"')
    expect(body).toContain('<w:widowControl w:val="0"/>')
    const fontsOf = (id: string): string => /<w:rFonts [^>]*>/.exec(style(styles, id))?.[0] ?? ''
    const named = (name: string): string =>
      `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
    expect(fontsOf('MinutesBody')).toBe(named('仿宋_GB2312'))
    expect(fontsOf('MinutesTitle')).toBe(named('方正小标宋简体'))
    expect(fontsOf('MinutesMark')).toBe(named('方正小标宋简体'))
    expect(fontsOf('MinutesHeading1')).toBe(named('黑体'))
    expect(fontsOf('MinutesHeading2')).toBe(named('楷体_GB2312'))
    expect(fontsOf('MinutesPageNumber')).toBe(named('宋体'))
    expect(style(styles, 'MinutesMark')).toContain('<w:color w:val="FF0000"/>')
    expect(style(styles, 'MinutesTitle')).toContain('<w:sz w:val="44"/>')
    expect(style(styles, 'MinutesAttendance')).toContain('w:left="1575" w:right="10" w:hanging="945"')
    expect(style(styles, 'MinutesIssuer')).toContain(
      '<w:bottom w:val="single" w:sz="12" w:space="7" w:color="FF0000"/>',
    )
  })

  test('uses only styles that the file defines', async () => {
    const parts = await partsOf(await render())
    const styles = parts.get('word/styles.xml')?.content ?? ''
    for (const name of ['word/document.xml', 'word/footer1.xml', 'word/footer2.xml']) {
      const used = Array.from(
        (parts.get(name)?.content ?? '').matchAll(/<w:pStyle w:val="([^"]+)"/g),
        (match) => match[1],
      )
      expect(used.length).toBeGreaterThan(0)
      for (const id of used) expect(styles).toContain(`w:styleId="${id ?? ''}"`)
    }
  })

  test('numbers odd pages right and even pages left', async () => {
    const parts = await partsOf(await render())
    const document = parts.get('word/document.xml')?.content ?? ''
    const relations = parts.get('word/_rels/document.xml.rels')?.content ?? ''
    const footer = (type: string): string => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"/>`).exec(document)?.[1] ?? ''
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(relations)
      return parts.get(`word/${target?.[1] ?? target?.[2] ?? ''}`)?.content ?? ''
    }
    expect(parts.get('word/settings.xml')?.content).toContain('<w:evenAndOddHeaders/>')
    expect(footer('default')).toContain('<w:jc w:val="right"/>')
    expect(footer('even')).toContain('<w:jc w:val="left"/>')
    expect(footer('even')).toContain('PAGE')
  })

  test('hangs the 版记 at the foot of the type area, with rules of 0.35 and 0.25 mm', async () => {
    const document = await partOf(await render(), 'word/document.xml')
    const table = /<w:tbl>.*<\/w:tbl>/.exec(document)?.[0] ?? ''
    expect(table).toContain('w:tblpYSpec="bottom" w:vertAnchor="margin"')
    expect(table).toContain('<w:top w:val="single" w:color="000000" w:sz="8"/>')
    expect(table).toContain('<w:insideH w:val="single" w:color="000000" w:sz="6"/>')
    expect(table).toContain('<w:gridCol w:w="8844"/>')
    expect(table).toContain('抄送：青岚区城市管理局。')
    expect(document.indexOf('出席：')).toBeLessThan(document.indexOf('<w:tbl>'))
  })
})
