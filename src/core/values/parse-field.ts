/**
 * A cell's text → the value that a field stores, or the reason why not. Pure. Text stays exactly as written but for
 * outer blanks; only fields that hold numbers, codes or dates fold full-width characters. Cells are free (design 3):
 * what merely looks odd is kept with a warning, what a spreadsheet has already damaged is refused.
 */
import type { CellValue, FieldDefinition } from '../../contract/records/define-record.ts'
import { foldWidth, trimInvisible, trimOuter } from './fold.ts'
import { parseDate, parseDateTime } from './parse-date.ts'
import { invisibleWarning, textProblem } from './text-checks.ts'

export type ParsedField =
  | { readonly ok: true; readonly value: CellValue; readonly warning?: string }
  | { readonly ok: false; readonly reason: string }

/** `kind` is the cell's letter (`CellKind` of the sheet model); typed or pasted text is `t`. */
export function parseField(field: FieldDefinition, text: string, kind: string): ParsedField {
  if (kind === 'e') return refused(`单元格是公式错误 ${text}，请在原表中改正`)
  if (kind === 'F') return refused('单元格是没有算出结果的公式，请在 Excel 或 WPS 中打开并保存后再导入')
  const problem = textProblem(text)
  if (problem !== null) return refused(problem)
  if (trimInvisible(text) === '') return accepted(null)
  const parsed = parseByType(field, text, kind)
  if (!parsed.ok || kind !== 'f' || parsed.value === null) return parsed
  return accepted(parsed.value, parsed.warning ?? '取自公式的计算结果')
}

function parseByType(field: FieldDefinition, text: string, kind: string): ParsedField {
  if (field.type === 'text' || field.type === 'longText' || field.type === 'reference') return parseText(text, kind)
  const bare = trimInvisible(text)
  if (isPlaceholder(bare)) return accepted(null)
  switch (field.type) {
    case 'code':
      return parseCode(field, bare)
    case 'integer':
      return parseInteger(foldWidth(bare), kind)
    case 'date':
    case 'dateTime': {
      const parsed = field.type === 'date' ? parseDate(bare) : parseDateTime(bare)
      return parsed.ok ? accepted(parsed.iso) : parsed
    }
    case 'identifier':
      return parseDigits(field, foldWidth(bare), kind, identifierWarning)
    case 'phone':
      return isMasked(foldWidth(bare)) ? refused(MASKED) : parseDigits(field, foldWidth(bare), kind, phoneWarning)
  }
}

const refused = (reason: string): ParsedField => ({ ok: false, reason })

function accepted(value: CellValue, warning?: string | null): ParsedField {
  return warning === undefined || warning === null ? { ok: true, value } : { ok: true, value, warning }
}

/** Dashes, slashes and 无 stand for "nothing to fill in". */
function isPlaceholder(text: string): boolean {
  return /^([-—–－―─一]{1,4}|[/／\\、]{1,2}|无|暂无|没有|空)$/.test(text) && text !== '一'
}

function parseText(text: string, kind: string): ParsedField {
  const value = trimOuter(text)
  if (value === '') return accepted(null)
  if (isRounded(value, kind)) return accepted(value, '数字超过 15 位，Excel 可能已经改写，请核对')
  if (kind === 'd') return accepted(value, '原表中是日期格式，可能是 Excel 自动改写的，请核对')
  return accepted(value, invisibleWarning(value))
}

/** A number cell keeps 15 digits; what is longer has had its last digits replaced by zeros. */
function isRounded(text: string, kind: string): boolean {
  if (kind !== 'n' && kind !== 'f') return false
  return (
    /^\d(\.\d+)?E\+\d+$/.test(text) ||
    (kind === 'n' && /^[+-]?\d{16,}/.test(text)) ||
    (kind === 'n' && /e\+?\d/i.test(text))
  )
}

function parseCode(field: FieldDefinition, text: string): ParsedField {
  const codes = field.codes ?? []
  const withoutBlanks = text.replace(/\s/g, '')
  const known = codes.find((code) => code === text) ?? codes.find((code) => code === withoutBlanks)
  if (known !== undefined) return accepted(known)
  return accepted(text, `不在常用写法（${codes.join('、')}）之内`)
}

function parseInteger(text: string, kind: string): ParsedField {
  if (kind === 'd') return refused('单元格是日期，不是数字，请在原表中改成数字')
  const counted = text.replace(/^(\d[\d,]*)\s*[户人名个项件]$/, '$1')
  const plain = /^[+-]?\d{1,3}(,\d{3})+$/.test(counted)
    ? counted.replaceAll(',', '')
    : counted.replace(/^([+-]?\d+)\.0+$/, '$1')
  if (!/^[+-]?\d+$/.test(plain)) return refused('不是整数，请只填数字')
  const value = Number(plain)
  if (!Number.isSafeInteger(value)) return refused('数字过大')
  return accepted(value === 0 ? 0 : value)
}

const REWRITTEN = 'Excel 已经把它改写（只保留 15 位数字），原来的号码找不回来，请设成文本格式后重新填写'

function parseDigits(
  field: FieldDefinition,
  text: string,
  kind: string,
  warn: (field: FieldDefinition, text: string, kind: string) => string | null,
): ParsedField {
  if (kind === 'd') return refused('Excel 已经把它改写成日期，请设成文本格式后重新填写')
  // `3.30103E+17` in a text is what was shown of a rounded number; a plain `1E5` can be a code of its own.
  if (
    isRounded(text, kind) ||
    /^\d\.\d+E\+?\d{2,}$/i.test(text) ||
    (field.digits !== undefined && /^\d+E\+?\d+$/i.test(text))
  ) {
    return refused(REWRITTEN)
  }
  if (kind === 'n' && !/^\d+$/.test(text)) return refused('单元格是带小数或负号的数字，请设成文本格式后重新填写')
  return accepted(text, warn(field, text, kind))
}

const MASKED = '号码被遮盖过，像是取自公示版，会盖掉原来的号码，请填写完整的号码'

/** As 公示版 of this program and of others hide the middle of a number, or all of it. */
function isMasked(text: string): boolean {
  return /[*×●xX]{3,}/.test(text)
}

function identifierWarning(field: FieldDefinition, text: string): string | null {
  if (field.digits === undefined || new RegExp(`^\\d{${field.digits}}$`).test(text)) return invisibleWarning(text)
  return /^\d+$/.test(text)
    ? `应为 ${field.digits} 位数字，现有 ${text.length} 位`
    : `应为 ${field.digits} 位数字，现有其他字符`
}

function phoneWarning(_: FieldDefinition, text: string, kind: string): string | null {
  const plain = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(plain) || /^0\d{9,11}$/.test(plain) || /^[2-8]\d{6,7}$/.test(plain))
    return invisibleWarning(text)
  if (/^[48]00\d{7}$/.test(plain)) return null
  return kind === 'n' && /^[1-9]\d{8,10}$/.test(plain) ? '像是缺了开头的 0，请核对' : '不像手机号码或固定电话，请核对'
}
