/** Personal numbers in a text, in the ways people write them, and the many numbers of an office that are none. Invented throughout. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from '../../../src/core/privacy/find-personal-data.ts'

function found(text: string): readonly string[] {
  return findPersonalData(text).map((finding) => `${finding.label} ${finding.text} → ${finding.masked}`)
}

describe('identity numbers', () => {
  it.each([
    ['身份证999901199001010010。', '身份证号 999901199001010010 → **************0010'],
    ['99990120000229003X', '身份证号 99990120000229003X → **************003X'],
    ['99990120000229003x', '身份证号 99990120000229003x → **************003X'],
    ['９９９９０１１９９００１０１００１０', '身份证号 ９９９９０１１９９００１０１００１０ → **************0010'],
    ['999901 19900101 0010', '身份证号 999901 19900101 0010 → **************0010'],
    ['999901-19900101-0010', '身份证号 999901-19900101-0010 → **************0010'],
    ['999901\u200b199001010010', '身份证号 999901\u200b199001010010 → **************0010'],
    ['999901199001010011', '身份证号（校验位不符） 999901199001010011 → **************0011'],
    ['旧号999901900101001', '身份证号（15 位旧号） 999901900101001 → ***********1001'],
  ])('%s', (text, finding) => {
    expect(found(text)).toEqual([finding])
  })

  it('are doubtful with a wrong check character or in the old form', () => {
    const certainty = ['999901199001010010', '999901199001010011', '999901900101001'].map(
      (text) => findPersonalData(text)[0]?.certain,
    )
    expect(certainty).toEqual([true, false, false])
  })
})

describe('telephone numbers', () => {
  it.each([
    ['联系人电话19900001234', '手机号码 19900001234 → 199****1234'],
    ['199 0000 1234', '手机号码 199 0000 1234 → 199****1234'],
    ['199-0000-1234', '手机号码 199-0000-1234 → 199****1234'],
    ['199 - 0000 - 1234', '手机号码 199 - 0000 - 1234 → 199****1234'],
    ['199　0000　1234', '手机号码 199　0000　1234 → 199****1234'],
    ['１９９００００１２３４', '手机号码 １９９００００１２３４ → 199****1234'],
    ['199—0000—1234', '手机号码 199—0000—1234 → 199****1234'],
    ['1 9 9 0 0 0 0 1 2 3 4', '手机号码 1 9 9 0 0 0 0 1 2 3 4 → 199****1234'],
    ['+86 199 0000 1234', '手机号码 199 0000 1234 → 199****1234'],
    ['8619900001234', '手机号码 8619900001234 → 199****1234'],
    ['Tel19900001234', '手机号码 19900001234 → 199****1234'],
    ['0999-20000001', '固定电话 0999-20000001 → ****'],
    ['（0999）2000001', '固定电话 （0999）2000001 → ****'],
    ['0999 2000 0001', '固定电话 0999 2000 0001 → ****'],
    ['010-20000001', '固定电话 010-20000001 → ****'],
    ['099920000001', '固定电话 099920000001 → ****'],
    ['办公电话：20000001', '固定电话 20000001 → ****'],
    ['传真 2000-0001', '固定电话 2000-0001 → ****'],
  ])('%s', (text, finding) => {
    expect(found(text)).toEqual([finding])
  })

  it('are told apart when one stands beside the other', () => {
    const text = '19900001234、19900005678 19900009012，19900003456\n0999-20000001 19900007890'
    expect(findPersonalData(text).map((finding) => finding.text)).toEqual([
      '19900001234',
      '19900005678',
      '19900009012',
      '19900003456',
      '0999-20000001',
      '19900007890',
    ])
  })
})

it('a number that opens a numbered paragraph is no decimal', () => {
  expect(found('1.19900001234\n 12.19900005678')).toHaveLength(2)
  expect(found('约 1.19900001234')).toEqual([])
})

describe('bank cards', () => {
  it.each([
    ['9999990000000006', '银行卡号 9999990000000006 → ************0006'],
    ['9999 9900 0000 0006', '银行卡号 9999 9900 0000 0006 → ************0006'],
    ['9999990000000000006', '银行卡号 9999990000000000006 → ***************0006'],
    ['9999 9900 0000 0000 006', '银行卡号 9999 9900 0000 0000 006 → ***************0006'],
    ['999999 0000000000006', '银行卡号 999999 0000000000006 → ***************0006'],
  ])('%s', (text, finding) => {
    expect(found(text)).toEqual([finding])
  })

  it('have a check digit', () => {
    expect(found('9999990000000007')).toEqual([])
  })
})

describe('licence plates', () => {
  it.each([
    ['车辆浙A00000停放', '车牌号 浙A00000 → 浙A***00'],
    ['浙A·00000', '车牌号 浙A·00000 → 浙A***00'],
    ['浙A 0000B', '车牌号 浙A 0000B → 浙A***0B'],
    ['浙Ａ００００Ｂ', '车牌号 浙Ａ００００Ｂ → 浙A***0B'],
    ['浙a000bc', '车牌号 浙a000bc → 浙A***BC'],
    ['浙AD00000', '车牌号 浙AD00000 → 浙A***00'],
    ['浙A00000F', '车牌号 浙A00000F → 浙A***0F'],
    ['浙A0000学', '车牌号 浙A0000学 → 浙A***0学'],
    ['浙A0000挂', '车牌号 浙A0000挂 → 浙A***0挂'],
  ])('%s', (text, finding) => {
    expect(found(text)).toEqual([finding])
  })
})

describe('no false alarm', () => {
  it.each([
    ['a social credit code', '统一社会信用代码91999901MA0000000L'],
    ['a social credit code with digits first', '12999901000000000N'],
    ['a social credit code of digits, with a day of birth in it', '919999199001010041'],
    ['a social credit code of digits that a card check takes', '919999010000000367'],
    ['a 15-digit code of a grid', '网格999901001001001、999901011012001、999901102205003'],
    ['a 12-digit code of a community', '999901001001，999901 001 001'],
    ['a 20-digit code of an object', '99990100100100100001'],
    ['dates', '2026-11-26、2026年11月26日、20261126、2026.11.26'],
    ['times', '2026-11-26 14:30、20261126143000、2026-11-26T14:30:00'],
    ['a span of dates', '20261101-20261130，2026-11-01 2026-11-30'],
    ['an amount', '合计13800000000元，13800000000.00，1,380,000,000.50元，13800000000 多万元'],
    ['a row of amounts', '3000 4000 5000 6001'],
    ['a number of a paper', '国办发明电〔2025〕7号，常城管复〔2024〕54号，〔2026〕19900号'],
    ['decimals', '0.19900001234，3.14159265358979，120.15507000001'],
    ['a row of small figures', '1 3 5 7 9 11 13 15，13 15 17 19 21 23'],
    ['numbers of articles', '第十三条第1款，13、14、15'],
    ['a registration of a site', '浙ICP备2000000001号，公网安备99990102000001号'],
    ['a matter code and a short service number', '06010、12345、12319、110'],
    ['a number within a longer code', 'HT19900001234A，5f19900001234b'],
    ['eight digits of which nothing is said', '编号20000001'],
    ['a number one digit too long or too short', '199000012345、1990000123、2999901199001010010'],
    ['cells of a table', '199\t0000\t1234\n9999\t9900\t0000\t0006'],
    ['a number over two lines', '199\n00001234'],
    ['a day that does not exist', '999901199002300012'],
    ['buildings and paper sizes', '新A座101室、贵A4纸、京A级、云B2026'],
    ['letters only', '云APPABC、新ABCDEF'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('places', () => {
  it('are those of the text, in its order', () => {
    const text = '车浙A00000，机主１９９ ００００\u200b １２３４，卡9999990000000006。'
    const findings = findPersonalData(text)
    expect(findings.map(({ kind }) => kind)).toEqual(['plate', 'mobile', 'bankCard'])
    expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(findings.map((finding) => finding.text))
    expect(findings[1]?.text).toBe('１９９ ００００\u200b １２３４')
  })

  const anyPiece = fc.constantFrom(
    '19900001234',
    '浙A00000',
    '999901199001010010',
    '。',
    '第3项',
    '，',
    '2026年',
    '元',
    ' ',
    '\n',
  )

  it('never overlap, and what is masked is not found again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyPiece, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 }),
        (parts) => {
          const text = parts.join('')
          const findings = findPersonalData(text)
          for (const [index, finding] of findings.entries()) {
            expect(text.slice(finding.start, finding.end)).toBe(finding.text)
            expect(finding.start).toBeGreaterThanOrEqual(findings[index - 1]?.end ?? 0)
            expect(findPersonalData(finding.masked)).toEqual([])
          }
        },
      ),
    )
  })

  it('every number set apart is found', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('19900001234', '浙A00000', '999901199001010010'), { maxLength: 6 }),
        (parts) => {
          expect(findPersonalData(parts.join('，')).map(({ text }) => text)).toEqual(parts)
        },
      ),
    )
  })

  it('are found in a long text within moments', () => {
    const hostile = ['1 '.repeat(50_000), '19'.repeat(50_000), '浙A'.repeat(50_000), '999-'.repeat(25_000)]
    const began = performance.now()
    for (const text of hostile) findPersonalData(text)
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
