/** What the import learns from corrections; an office's own affair, it stays out of packages. */
import type { RecordDefinition } from './define-record.ts'

export const importMappings: RecordDefinition = {
  key: 'importMappings',
  table: 'import_mappings',
  title: '导入对应关系',
  fields: [
    { name: 'form', label: '表格特征', type: 'identifier', digits: 64, privacy: 'internal', required: true },
    { name: 'ledger', label: '清单', type: 'text', privacy: 'internal', required: true },
    { name: 'fields', label: '各列的栏目', type: 'longText', privacy: 'internal', required: true },
  ],
}
