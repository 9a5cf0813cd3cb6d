/** What a 公示版 shows of a list. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgers } from '../../../src/contract/ledgers/index.ts'
import { disclosureOf, maskPhone, maskTable, maskText } from '../../../src/core/output/masking.ts'

const digitsOf = (text: string): string =>
  text.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\D/g, '')

describe('a telephone number', () => {
  it.each([
    ['19900001234', '199****1234'],
    ['199 0000 1234', '199****1234'],
    ['199-0000-1234', '199****1234'],
    ['+86 19900001234', '199****1234'],
    ['１９９００００１２３４', '199****1234'],
    ['19900001234、19900005678', '199****1234、199****5678'],
    ['0519-85551234', '****'],
    ['19900001234转85551234', '****'],
    ['abc', '****'],
    ['1990000123', '****'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown)
  })

  it('never shows all its digits, however they are written', () => {
    const separators = fc.constantFrom('', ' ', '-', '－', '.')
    const tail = fc.array(fc.tuple(separators, fc.integer({ min: 0, max: 9 })), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(tail, fc.boolean(), (parts, wide) => {
        const written = `19${parts.map(([gap, figure]) => `${gap}${figure}`).join('')}`
        const phone = wide ? written.replace(/\d/g, (f) => String.fromCharCode(f.charCodeAt(0) + 0xfee0)) : written
        expect(digitsOf(maskPhone(phone))).not.toBe(digitsOf(phone))
        expect(digitsOf(maskText(`电话：${phone}。`))).not.toBe(digitsOf(phone))
      }),
    )
  })
})

describe('any other text', () => {
  it.each([
    ['联系人电话19900001234，拨打即可', '联系人电话199****1234，拨打即可'],
    ['证号999901199001011234', '证号**************1234'],
    ['证号99990119900101123X登记', '证号**************123X登记'],
    ['社区服务电话 0519-85551234', '社区服务电话 0519-85551234'],
    ['网格编码 999901001001001', '网格编码 999901001001001'],
    ['社区编码 139901001001', '社区编码 139901001001'],
    ['2026-11-05 14:30，每周不少于2次', '2026-11-05 14:30，每周不少于2次'],
  ])('%s → %s', (text, shown) => {
    expect(maskText(text)).toBe(shown)
  })
})

describe('a list', () => {
  it('keeps what says who answers for what, and leaves out what is only about the person', () => {
    const row = {
      name: '甲某',
      gender: '男',
      politicalStatus: '群众',
      phone: '19900001234',
      employer: '值班电话 19900005678',
      remarks: '内部',
      households: 412,
    }
    const { fields, rows, leftOut } = maskTable(ledgers.people.fields, [row])
    expect(leftOut).toEqual(['性别', '政治面貌', '到岗时间', '备注'])
    expect(fields.map(({ name }) => name)).not.toContain('politicalStatus')
    expect(rows[0]).toMatchObject({
      name: '甲某',
      phone: '199****1234',
      employer: '值班电话 199****5678',
      households: 412,
    })
    expect(Object.keys(rows[0] ?? {})).not.toContain('gender')
  })

  it('shows no class but the public one as it is', () => {
    const shown = (['public', 'internal', 'personal', 'sensitive'] as const).filter(
      (privacy) => disclosureOf({ privacy, type: 'text' }) === 'shown',
    )
    expect(shown).toEqual(['public'])
  })
})
