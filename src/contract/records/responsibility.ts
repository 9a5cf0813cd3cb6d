/** Which people stand behind a post or a unit that the lists name otherwise than the people list does, as stored. */
import type { RecordDefinition } from './define-record.ts'

export const holders: RecordDefinition = {
  key: 'holders',
  table: 'holders',
  title: '责任对应',
  fields: [
    { name: 'kind', label: '对象', type: 'code', codes: ['post', 'unit'], privacy: 'public', required: true },
    { name: 'name', label: '清单中的写法', type: 'text', privacy: 'public', required: true },
    { name: 'field', label: '人员清单栏目', type: 'text', privacy: 'public', required: true },
    { name: 'value', label: '人员清单中的写法', type: 'text', privacy: 'public', required: true },
  ],
}
