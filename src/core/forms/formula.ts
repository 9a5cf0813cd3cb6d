/**
 * The few formulas that forms are made of, so that a filled form can be printed without a spreadsheet program: sums,
 * quotients, conditions. Whatever else is written is not guessed: it has no result here. Pure.
 */
import { placeOf } from '../../contract/indicators/cell-place.ts'

export type FormulaValue = number | string | boolean

/** The value of a place; null: nothing there. undefined: it cannot be said. */
export type CellLookup = (row: number, column: number) => FormulaValue | null | undefined

/** @returns undefined for a formula that is not understood, or that depends on one. */
export function calculate(formula: string, lookup: CellLookup): FormulaValue | undefined {
  try {
    const parser = new Parser(tokens(formula), lookup)
    const value = parser.comparison()
    return parser.isDone() && !Array.isArray(value) ? (value ?? 0) : undefined
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

class NotUnderstood extends Error {}

type Value = FormulaValue | null
type Operand = Value | Value[]

const pattern =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|(\$?[A-Z]{1,3}\$?\d+)(?![A-Za-z(\d])|([A-Z][A-Z0-9.]*)(?=\()|(TRUE|FALSE)\b|(<=|>=|<>|[-+*/^&=<>(),:%]))/y

type Token = { readonly kind: 'number' | 'text' | 'cell' | 'name' | 'boolean' | 'sign'; readonly text: string }
const kinds = ['number', 'text', 'cell', 'name', 'boolean', 'sign'] as const

function tokens(formula: string): Token[] {
  const found: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < formula.trimEnd().length) {
    const match = pattern.exec(formula)
    if (match === null) throw new NotUnderstood()
    const groups: readonly (string | undefined)[] = match.slice(1)
    const index = groups.findIndex((group) => group !== undefined)
    const kind = kinds[index]
    if (kind === undefined) throw new NotUnderstood()
    found.push({ kind, text: groups[index] ?? '' })
  }
  return found
}

class Parser {
  readonly #tokens: readonly Token[]
  readonly #lookup: CellLookup
  #at = 0

  constructor(list: readonly Token[], lookup: CellLookup) {
    this.#tokens = list
    this.#lookup = lookup
  }

  isDone(): boolean {
    return this.#at === this.#tokens.length
  }

  comparison(): Operand {
    let left = this.#joined()
    for (
      let sign = this.#take('=', '<>', '<', '>', '<=', '>=');
      sign !== null;
      sign = this.#take('=', '<>', '<', '>', '<=', '>=')
    )
      left = compare(sign, single(left), single(this.#joined()))
    return left
  }

  #joined(): Operand {
    let left = this.#sum()
    while (this.#take('&') !== null) left = textOf(single(left)) + textOf(single(this.#sum()))
    return left
  }

  #sum(): Operand {
    let left = this.#product()
    for (let sign = this.#take('+', '-'); sign !== null; sign = this.#take('+', '-')) {
      const right = numberOf(single(this.#product()))
      left = sign === '+' ? numberOf(single(left)) + right : numberOf(single(left)) - right
    }
    return left
  }

  #product(): Operand {
    let left = this.#factor()
    for (let sign = this.#take('*', '/'); sign !== null; sign = this.#take('*', '/')) {
      const right = numberOf(single(this.#factor()))
      if (sign === '/' && right === 0) throw new NotUnderstood()
      left = sign === '*' ? numberOf(single(left)) * right : numberOf(single(left)) / right
    }
    return left
  }

  #factor(): Operand {
    if (this.#take('-') !== null) return -numberOf(single(this.#factor()))
    if (this.#take('+') !== null) return this.#factor()
    const value = this.#atom()
    return this.#take('%') === null ? value : numberOf(single(value)) / 100
  }

  #atom(): Operand {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new NotUnderstood()
    this.#at += 1
    switch (token.kind) {
      case 'number':
        return Number(token.text)
      case 'text':
        return token.text.replaceAll('""', '"')
      case 'boolean':
        return token.text === 'TRUE'
      case 'cell':
        return this.#range(token.text)
      case 'name':
        return this.#call(token.text)
      case 'sign': {
        if (token.text !== '(') throw new NotUnderstood()
        const inner = this.comparison()
        this.#expect(')')
        return inner
      }
    }
  }

  #range(from: string): Operand {
    if (this.#take(':') === null) return this.#cell(placeOf(from))
    const to = this.#tokens[this.#at]
    if (to?.kind !== 'cell') throw new NotUnderstood()
    this.#at += 1
    const [first, last] = [placeOf(from), placeOf(to.text)]
    const values: Value[] = []
    for (let row = first.row; row <= last.row; row += 1)
      for (let column = first.column; column <= last.column; column += 1) values.push(this.#cell({ row, column }))
    return values
  }

  #cell({ row, column }: { row: number; column: number }): Value {
    const value = this.#lookup(row, column)
    if (value === undefined) throw new NotUnderstood()
    return value
  }

  #call(name: string): Operand {
    this.#expect('(')
    if (name === 'IF') return this.#condition()
    const given: Operand[] = []
    if (this.#take(')') === null) {
      do given.push(this.comparison())
      while (this.#take(',') !== null)
      this.#expect(')')
    }
    return apply(name, given)
  }

  /** The branch that is not taken may divide by zero: it is read, not calculated. */
  #condition(): Operand {
    const holds = truth(single(this.comparison()))
    this.#expect(',')
    const first = this.#branch()
    const second = this.#take(',') === null ? () => false : this.#branch()
    this.#expect(')')
    return holds ? first() : second()
  }

  #branch(): () => Operand {
    const start = this.#at
    let depth = 0
    for (; this.#at < this.#tokens.length; this.#at += 1) {
      const { kind, text } = this.#tokens[this.#at] ?? { kind: 'sign', text: '' }
      if (kind !== 'sign') continue
      if (depth === 0 && (text === ',' || text === ')')) break
      if (text === '(') depth += 1
      if (text === ')') depth -= 1
    }
    const part = this.#tokens.slice(start, this.#at)
    return () => {
      const parser = new Parser(part, this.#lookup)
      const value = parser.comparison()
      if (!parser.isDone()) throw new NotUnderstood()
      return value
    }
  }

  #take(...signs: readonly string[]): string | null {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return null
    this.#at += 1
    return token.text
  }

  #expect(sign: string): void {
    if (this.#take(sign) === null) throw new NotUnderstood()
  }
}

function apply(name: string, given: readonly Operand[]): Value {
  const all = given.flat()
  const numbers = all.filter((value) => typeof value === 'number')
  switch (name) {
    case 'SUM':
      return numbers.reduce((sum, value) => sum + value, 0)
    case 'COUNT':
      return numbers.length
    case 'COUNTA':
      return all.filter((value) => value !== null).length
    case 'MAX':
      return numbers.length === 0 ? 0 : Math.max(...numbers)
    case 'MIN':
      return numbers.length === 0 ? 0 : Math.min(...numbers)
    case 'AVERAGE':
      if (numbers.length === 0) throw new NotUnderstood()
      return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    case 'ROUND': {
      const [value, digits] = given.map((operand) => numberOf(single(operand)))
      if (value === undefined || digits === undefined) throw new NotUnderstood()
      const scale = 10 ** digits
      return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale
    }
    default:
      throw new NotUnderstood()
  }
}

function single(operand: Operand): Value {
  if (Array.isArray(operand)) throw new NotUnderstood()
  return operand
}

function numberOf(value: Value): number {
  if (value === null) return 0
  if (typeof value === 'number') return value
  throw new NotUnderstood()
}

function textOf(value: Value): string {
  return value === null ? '' : String(value)
}

function truth(value: Value): boolean {
  return typeof value === 'boolean' ? value : numberOf(value) !== 0
}

/** An empty place equals both nothing and zero. */
function compare(sign: string, left: Value, right: Value): boolean {
  const blank = (other: Value): FormulaValue => (typeof other === 'string' ? '' : 0)
  const [a, b] = [left ?? blank(right), right ?? blank(left)]
  if (sign === '=') return a === b
  if (sign === '<>') return a !== b
  if (typeof a !== 'number' || typeof b !== 'number') throw new NotUnderstood()
  return sign === '<' ? a < b : sign === '>' ? a > b : sign === '<=' ? a <= b : a >= b
}
