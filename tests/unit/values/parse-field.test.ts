import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldDefinition, FieldType } from '../../../src/contract/records/define-record.ts'
import { parseField, type ParsedField } from '../../../src/core/values/parse-field.ts'

const field = (type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  name: 'field',
  label: '栏目',
  type,
  privacy: 'public',
  ...more,
})
const gridCode = field('identifier', { digits: 15 })
const role = field('code', { codes: ['网格长', '专职网格员'] })

const value = (parsed: ParsedField): unknown => (parsed.ok ? parsed.value : `拒绝：${parsed.reason}`)
const warning = (parsed: ParsedField): string => (parsed.ok ? (parsed.warning ?? '') : '拒绝')
const reason = (parsed: ParsedField): string => (parsed.ok ? `接受：${String(parsed.value)}` : parsed.reason)

describe('text', () => {
  it.each(['张　三', '欧阳 娜娜', '𠮷田', '﨏', '\uf900', 'Ａ１', '—', '无', '甲\n乙', '=1+1', '00:30', '1,200'])(
    '%j stays as it is',
    (text) => {
      expect(value(parseField(field('text'), text, 't'))).toBe(text)
    },
  )

  it('loses only outer blanks', () => {
    expect(value(parseField(field('text'), ' \t　张 三　\r\n', 't'))).toBe('张 三')
    expect(value(parseField(field('longText'), ' 　 ', 't'))).toBeNull()
  })

  it('any well-formed text without control characters is kept to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const inner = `甲${text}乙`
        const parsed = parseField(field('text'), inner, 't')
        if (parsed.ok) expect(parsed.value).toBe(inner)
        else expect(inner).toMatch(/[\p{Cc}\ufffd-\uffff]/u)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a\u0007b', '第 2 个字'],
    ['a\u0000', '控制字符'],
    ['a\ud842', '残缺'],
    ['\udfb7a', '残缺'],
    ['王\ufffd', '乱码'],
    ['王\uffff', '不是有效字符'],
    ['长'.repeat(32_768), '超过 32767'],
  ])('%j is refused', (text, words) => {
    expect(reason(parseField(field('text'), text, 't'))).toContain(words)
  })

  it('warns of what cannot be seen or was rewritten, and keeps it', () => {
    expect(warning(parseField(field('text'), '王\u202e勇', 't'))).toContain('U+202E')
    expect(warning(parseField(field('text'), '330103195604026230', 'n'))).toContain('15 位')
    expect(warning(parseField(field('text'), '2026-03-02', 'd'))).toContain('日期')
    expect(parseField(field('text'), '王勇', 't')).toEqual({ ok: true, value: '王勇' })
  })
})

describe('identifiers', () => {
  it.each([
    ['999901001001001', 't', '999901001001001'],
    ['999901001001001', 'n', '999901001001001'],
    ['９９９９０１００１００１００１', 't', '999901001001001'],
    ['\t999901001001001\u00a0', 't', '999901001001001'],
    ['—', 't', null],
    ['', ' ', null],
  ])('%j as %s', (text, kind, expected) => {
    expect(parseField(gridCode, text, kind)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['330103195604026230', 'n', '已经把它改写'],
    ['3.30103195604026E+17', 'n', '已经把它改写'],
    ['3.3010319560402624E+17', 'f', '已经把它改写'],
    ['9.99901E+14', 't', '已经把它改写'],
    ['1E+20', 'n', '已经把它改写'],
    ['99.5', 'n', '小数'],
    ['2026-03-02', 'd', '改写成日期'],
    ['#N/A', 'e', '公式错误'],
    ['', 'F', '没有算出结果'],
  ])('%j as %s is refused', (text, kind, words) => {
    expect(reason(parseField(gridCode, text, kind))).toContain(words)
  })

  it('a wrong number of digits is kept with a warning', () => {
    expect(parseField(gridCode, '99990100100100', 't')).toEqual({
      ok: true,
      value: '99990100100100',
      warning: '应为 15 位数字，现有 14 位',
    })
    expect(warning(parseField(gridCode, '99990100100100X', 't'))).toContain('其他字符')
  })

  it('without a number of digits a code such as 1E5 or 09006 is a code', () => {
    expect(parseField(field('identifier'), '1E5', 't')).toEqual({ ok: true, value: '1E5' })
    expect(parseField(field('identifier'), '09006', 't')).toEqual({ ok: true, value: '09006' })
    expect(reason(parseField(field('identifier'), '1E5', 'n'))).toContain('改写')
  })

  it('eighteen digits as text keep every digit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 18, maxLength: 18 }),
        (digits) => {
          expect(parseField(field('identifier', { digits: 18 }), digits, 't')).toEqual({ ok: true, value: digits })
        },
      ),
    )
  })
})

describe('phones', () => {
  it.each([
    ['19900001001', 't', '19900001001'],
    ['19900001001', 'n', '19900001001'],
    ['１９９００００１００１', 't', '19900001001'],
    ['0571-8765432', 't', '0571-8765432'],
    ['057187654321', 't', '057187654321'],
    ['8765432', 't', '8765432'],
    ['+86 199 0000 1001', 't', '+86 199 0000 1001'],
  ])('%s', (text, kind, expected) => {
    expect(parseField(field('phone'), text, kind)).toEqual({ ok: true, value: expected })
  })

  it('in doubt are kept with a warning', () => {
    expect(warning(parseField(field('phone'), '57187654321', 'n'))).toContain('开头的 0')
    expect(warning(parseField(field('phone'), '1990000100', 't'))).toContain('不像')
    expect(warning(parseField(field('phone'), '19900001001、19900001002', 't'))).toContain('不像')
  })

  it('that were shown rounded are refused', () => {
    expect(reason(parseField(field('phone'), '1.38E+10', 't'))).toContain('改写')
  })

  it.each(['199****1001', '199＊＊＊＊1001', '199xxxx1001', '****'])('that were masked (%s) are refused', (text) => {
    expect(reason(parseField(field('phone'), text, 't'))).toContain('遮盖')
  })
})

describe('whole numbers', () => {
  it.each([
    ['478', 'n', 478],
    ['４７８', 't', 478],
    ['1,200', 't', 1200],
    ['1，200', 't', 1200],
    ['478.0', 't', 478],
    ['478户', 't', 478],
    ['1,200 人', 't', 1200],
    ['0', 'n', 0],
    ['-0', 'n', 0],
    ['-3', 'n', -3],
    ['/', 't', null],
    ['——', 't', null],
  ])('%s', (text, kind, expected) => {
    expect(parseField(field('integer'), text, kind)).toEqual({ ok: true, value: expected })
  })

  it.each(['478户左右', '3栋', '四百', '1.5', '1,20', '约500', '12,34,567', '1e3', '99999999999999999'])(
    '%s is refused',
    (text) => {
      expect(parseField(field('integer'), text, 't').ok).toBe(false)
    },
  )

  it('a date in their place is refused', () => {
    expect(reason(parseField(field('integer'), '2026-03-02', 'd'))).toContain('日期')
  })
})

describe('codes and dates', () => {
  it('a known code is itself, also with blanks inside; an unknown one is kept with a warning', () => {
    expect(parseField(role, '网格长', 't')).toEqual({ ok: true, value: '网格长' })
    expect(parseField(role, '网 格　长', 't')).toEqual({ ok: true, value: '网格长' })
    expect(warning(parseField(role, '副网格长', 't'))).toContain('网格长、专职网格员')
    expect(value(parseField(role, '副网格长', 't'))).toBe('副网格长')
  })

  it.each(['—', '－', '-', '——', '无', '暂无', '/', '／', ' '])('%j means nothing', (text) => {
    expect(parseField(role, text, 't')).toEqual({ ok: true, value: null })
    expect(parseField(field('date'), text, 't')).toEqual({ ok: true, value: null })
  })

  it('dates come as ISO text or are refused with the reason', () => {
    expect(value(parseField(field('date'), '2026年3月1日', 't'))).toBe('2026-03-01')
    expect(value(parseField(field('date'), '2026-03-01', 'd'))).toBe('2026-03-01')
    expect(value(parseField(field('date'), '20260401', 'n'))).toBe('2026-04-01')
    expect(reason(parseField(field('date'), '45717', 'n'))).toContain('序号')
    expect(value(parseField(field('dateTime'), '2026-11-05 14:30', 'd'))).toBe('2026-11-05T14:30')
  })

  it('results of formulas are marked', () => {
    expect(warning(parseField(field('integer'), '478', 'f'))).toContain('公式')
    expect(value(parseField(field('integer'), '', 'f'))).toBeNull()
  })
})
