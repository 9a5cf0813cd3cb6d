/** Records as package tables and back. The package's columns are its own: they change only with its format version. Pure. */
import {
  columnName,
  type CellValue,
  type FieldDefinition,
  type FieldType,
  type PrivacyClass,
  type RecordDefinition,
} from '../../contract/records/define-record.ts'
import { records } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'
import type { ReadTable } from './format/read-package.ts'
import type { PackageField, PackageTable } from './format/table-schema.ts'
import { referenceOf } from './references.ts'

interface BaseColumn {
  readonly name: string
  readonly label: string
  readonly type: FieldType
  readonly required: boolean
  readonly privacy: PrivacyClass
  readonly of: (record: StoredRecord) => CellValue
}

const baseColumns: readonly BaseColumn[] = [
  { name: 'id', label: '记录标识', type: 'identifier', required: true, privacy: 'public', of: (record) => record.id },
  {
    name: 'unit',
    label: '所属单位编码',
    type: 'identifier',
    required: true,
    privacy: 'public',
    of: (record) => record.unit,
  },
  {
    name: 'version',
    label: '版本',
    type: 'integer',
    required: true,
    privacy: 'public',
    of: (record) => record.version,
  },
  {
    name: 'updated_at',
    label: '修改时间',
    type: 'text',
    required: true,
    privacy: 'public',
    of: (record) => record.updatedAt,
  },
  {
    name: 'updated_by',
    label: '修改人',
    type: 'text',
    required: true,
    privacy: 'internal',
    of: (record) => record.updatedBy,
  },
  {
    name: 'deleted_at',
    label: '删除时间',
    type: 'text',
    required: false,
    privacy: 'public',
    of: (record) => record.deletedAt,
  },
  {
    name: 'extra',
    label: '自设栏目',
    type: 'longText',
    required: true,
    privacy: 'personal',
    of: (record) => record.extra,
  },
]

export function toPackageTable(definition: RecordDefinition, stored: readonly StoredRecord[]): PackageTable {
  return {
    name: definition.table,
    title: definition.title,
    fields: [
      ...baseColumns.map(({ name, label, type, required, privacy }) => ({ name, label, type, required, privacy })),
      ...definition.fields.map((field) => toPackageField(definition, field)),
    ],
    primaryKey: ['id'],
    rows: stored.map((record) => [
      ...baseColumns.map((column) => column.of(record)),
      ...definition.fields.map((field) => record.values[field.name] ?? null),
    ]),
  }
}

function toPackageField(definition: RecordDefinition, field: FieldDefinition): PackageField {
  const { name, label, type, privacy, required, codes, digits } = field
  const reference = referenceOf(definition, name)
  return {
    name: columnName(name),
    label,
    type,
    privacy,
    ...(required === undefined ? {} : { required }),
    ...(codes === undefined ? {} : { codes }),
    ...(digits === undefined ? {} : { digits }),
    ...(reference === null ? {} : { target: records[reference.target].table }),
  }
}

/** Columns that this version does not know are left out: a newer minor format may add some. */
export function fromPackageTable(definition: RecordDefinition, table: ReadTable): StoredRecord[] {
  const indexes = new Map(table.columns.map((column, index) => [column.name, index]))
  const at = (column: string): number => indexes.get(column) ?? -1
  const base = {
    id: at('id'),
    unit: at('unit'),
    version: at('version'),
    updatedAt: at('updated_at'),
    updatedBy: at('updated_by'),
    deletedAt: at('deleted_at'),
    extra: at('extra'),
  }
  const fields = definition.fields.map(({ name }) => ({ name, index: at(columnName(name)) }))
  return table.rows.map((row) => {
    const cell = (index: number): CellValue => row[index] ?? null
    const values: Record<string, CellValue> = {}
    for (const { name, index } of fields) values[name] = cell(index)
    return {
      id: String(cell(base.id)),
      unit: String(cell(base.unit)),
      version: Number(cell(base.version)),
      updatedAt: String(cell(base.updatedAt)),
      updatedBy: String(cell(base.updatedBy)),
      deletedAt: textOrNull(cell(base.deletedAt)),
      extra: textOrNull(cell(base.extra)) ?? '{}',
      origin: null,
      values,
    }
  })
}

function textOrNull(value: CellValue): string | null {
  return value === null ? null : String(value)
}
