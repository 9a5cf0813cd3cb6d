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
  return table.rows.map((row) => {
    const cell = (name: string): CellValue => row[indexes.get(name) ?? -1] ?? null
    return {
      id: String(cell('id')),
      unit: String(cell('unit')),
      version: Number(cell('version')),
      updatedAt: String(cell('updated_at')),
      updatedBy: String(cell('updated_by')),
      deletedAt: textOrNull(cell('deleted_at')),
      extra: textOrNull(cell('extra')) ?? '{}',
      origin: null,
      values: Object.fromEntries(definition.fields.map((field) => [field.name, cell(columnName(field.name))])),
    }
  })
}

function textOrNull(value: CellValue): string | null {
  return value === null ? null : String(value)
}
