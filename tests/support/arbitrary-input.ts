/** Inputs for a method, made from its schema: mostly of the right shape, often with a wrong part, sometimes anything. */
import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'
import type { Method } from '../../src/contract/define-api.ts'

/** The part of JSON Schema that the contract's inputs come to. */
interface Shape {
  readonly type?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly anyOf?: readonly Shape[] | undefined
  readonly oneOf?: readonly Shape[] | undefined
  readonly properties?: Readonly<Record<string, Shape>> | undefined
  readonly required?: readonly string[] | undefined
  readonly additionalProperties?: boolean | Shape | undefined
  readonly items?: Shape | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly maxLength?: number | undefined
  readonly format?: string | undefined
  readonly pattern?: string | undefined
}

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(shape).optional(),
    oneOf: z.array(shape).optional(),
    properties: z.record(z.string(), shape).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), shape]).optional(),
    items: shape.optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
  }),
)

const plain = [
  '',
  '甲',
  '网格长',
  '走访',
  '3',
  '2026-11-05T14:30',
  '2026-11',
  '2026-12-01',
  '2026.3.1',
  '999901',
].concat([
  '999901001',
  '999901001001',
  '999901001001001',
  '19900001003',
  '梧桐里第一网格',
  '桂园社区',
  '=1+1',
  '%_',
  "O'Neil",
])
const hostile = [
  ' ',
  '2026-02-30T10:00',
  '2025-02-30',
  "'; DROP TABLE people; --",
  '\\',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  '\u202e',
  '𠮷',
  '<script>',
  '1e999',
  '-0',
]
const fieldNames = [
  'position',
  'name',
  'post',
  'content',
  'phone',
  'gridCode',
  'gridName',
  'communityName',
  'households',
]

/** @param ids of records, plans and files that are there, so that calls get beyond their first check. */
export function inputsFor(method: Method, ids: readonly string[]): Arbitrary<unknown> {
  const { input } = method
  const honest = arbitraryOf(shape.parse(z.toJSONSchema(input, { io: 'input' })), ids)
  return fc.oneof(
    { weight: 6, arbitrary: honest },
    {
      weight: 2,
      arbitrary: fc.tuple(honest, fc.anything(), fc.nat()).map(([value, part, at]) => spoilt(value, part, at)),
    },
    { weight: 1, arbitrary: fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true }) },
  )
}

function arbitraryOf(node: Shape, ids: readonly string[]): Arbitrary<unknown> {
  if (node.const !== undefined) return fc.constant(node.const)
  if (node.enum !== undefined) return fc.constantFrom(...node.enum)
  const options = node.anyOf ?? node.oneOf
  if (options !== undefined) return fc.oneof(...options.map((option) => arbitraryOf(option, ids)))
  switch (node.type) {
    case 'string':
      return textOf(node, ids)
    case 'integer':
    case 'number':
      return numberOf(node)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(arbitraryOf(node.items ?? {}, ids), {
        minLength: Math.min(node.minItems ?? 0, 3),
        maxLength: Math.min(node.maxItems ?? 3, 3),
      })
    default:
      return objectOf(node, ids)
  }
}

function textOf(node: Shape, ids: readonly string[]): Arbitrary<string> {
  if (node.format === 'uuid') return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  const free = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...plain, ...fieldNames) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  )
  if (node.format === 'date') return fc.oneof({ weight: 4, arbitrary: fc.constant('2026-12-01') }, free)
  if (node.pattern === undefined) return free
  const pattern = new RegExp(node.pattern)
  const fitting = plain.filter((text) => pattern.test(text))
  const made = fc.stringMatching(pattern)
  return fc.oneof(
    { weight: 6, arbitrary: fitting.length === 0 ? made : fc.constantFrom(...fitting) },
    { weight: 2, arbitrary: made },
    { weight: 1, arbitrary: free },
  )
}

function numberOf(node: Shape): Arbitrary<number> {
  const near = fc.integer({ min: Math.max(node.minimum ?? 0, -1), max: Math.min(node.maximum ?? 3, 300) })
  return fc.oneof({ weight: 12, arbitrary: near }, fc.double(), fc.maxSafeInteger())
}

function objectOf(node: Shape, ids: readonly string[]): Arbitrary<unknown> {
  const { properties, additionalProperties } = node
  if (properties !== undefined && Object.keys(properties).length > 0) {
    const members = Object.fromEntries(
      Object.entries(properties).map(([name, member]) => [name, arbitraryOf(member, ids)]),
    )
    return fc.record(members, { requiredKeys: [...(node.required ?? [])] })
  }
  if (typeof additionalProperties !== 'object') return fc.constant({})
  const key = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...fieldNames) },
    fc.constantFrom(...hostile),
    fc.string(),
  )
  return fc.dictionary(key, arbitraryOf(additionalProperties, ids), { maxKeys: 4 })
}

/** Puts something else in the place of one member, or adds one. */
function spoilt(value: unknown, part: unknown, at: number): unknown {
  if (typeof value !== 'object' || value === null) return part
  const keys = [...Object.keys(value), 'extra']
  const key = keys[at % keys.length] ?? 'extra'
  return { ...value, [key]: part }
}
