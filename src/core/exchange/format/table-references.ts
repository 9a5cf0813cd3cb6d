/**
 * References between the tables of one package (Table Schema foreignKeys): which a writer may declare, and whether those
 * that a sender declared hold. An office may refer to what it does not send; such a reference is not declared.
 */
import type { CellValue } from '../../../contract/records/define-record.ts'
import { PackageRefusal } from './refusal.ts'
import type { TableResource } from './v1.ts'

export type ForeignKey = NonNullable<TableResource['schema']['foreignKeys']>[number]

interface Keyed {
  readonly name: string
  readonly primaryKey: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

interface Written extends Keyed {
  readonly fields: readonly { readonly name: string; readonly target?: string }[]
}

interface Read extends Keyed {
  readonly columns: readonly { readonly name: string }[]
}

/** Those of which every value is the key of a row in the package. */
export function resolvedReferences(table: Written, all: readonly Written[]): ForeignKey[] {
  return table.fields.flatMap(({ name, target: targetName }, index): ForeignKey[] => {
    const target = all.find((candidate) => candidate.name === targetName)
    const [key, ...others] = target?.primaryKey ?? []
    if (target === undefined || key === undefined || others.length > 0) return []
    const keys = valuesOf(target, target.fields, key)
    if (firstUnknown(table, index, keys) !== -1) return []
    return [{ fields: [name], reference: { resource: target.name, fields: [key] } }]
  })
}

/** @throws PackageRefusal when a declared reference leads nowhere. */
export function checkReferences(table: Read, declared: readonly ForeignKey[], all: readonly Read[]): void {
  for (const { fields, reference } of declared) {
    const [field] = fields
    const [key] = reference.fields
    const index = table.columns.findIndex(({ name }) => name === field)
    const target = all.find(({ name }) => name === reference.resource)
    if (index === -1 || target?.primaryKey.join() !== key) {
      throw new PackageRefusal('package_damaged', `表“${table.name}”对“${field}”的引用说明不对`)
    }
    const row = firstUnknown(table, index, valuesOf(target, target.columns, key))
    if (row === -1) continue
    const place = `“data/tables/${table.name}.csv”第 ${row + 2} 行`
    throw new PackageRefusal('package_damaged', `${place}的“${field}”在表“${reference.resource}”里没有对应的记录`)
  }
}

function valuesOf({ rows }: Keyed, columns: readonly { readonly name: string }[], name: string): Set<CellValue> {
  const index = columns.findIndex((column) => column.name === name)
  return new Set(rows.map((row) => row[index] ?? null))
}

/** The first row whose value is none of the keys; nothing refers to nothing. */
function firstUnknown({ rows }: Keyed, index: number, keys: ReadonlySet<CellValue>): number {
  return rows.findIndex((row) => {
    const value = row[index] ?? null
    return value !== null && !keys.has(value)
  })
}
