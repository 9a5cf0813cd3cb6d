/** 岗位责任清单: what each post inside the community has to do. */
import type { LedgerDefinition } from './define-ledger.ts'

export const duties: LedgerDefinition = {
  key: 'duties',
  table: 'duties',
  title: '岗位责任清单',
  sheetNames: ['岗位责任清单', '岗位责任', '岗位职责清单', '职责清单'],
  fields: [
    { name: 'position', label: '序号', synonyms: ['编号', '号'], type: 'integer', privacy: 'public', width: 6 },
    {
      name: 'post',
      label: '岗位',
      synonyms: ['岗位名称', '职务', '岗位/职务'],
      type: 'text',
      privacy: 'public',
      required: true,
      width: 16,
    },
    { name: 'category', label: '责任类别', synonyms: ['类别', '职责类别'], type: 'text', privacy: 'public', width: 12 },
    {
      name: 'content',
      label: '职责内容',
      synonyms: ['岗位职责', '工作职责', '主要职责', '职责'],
      type: 'longText',
      privacy: 'public',
      required: true,
      width: 44,
    },
    {
      name: 'standard',
      label: '工作标准/频次',
      synonyms: ['工作标准', '标准/频次', '频次', '工作频次'],
      type: 'text',
      privacy: 'public',
      width: 18,
    },
    { name: 'basis', label: '依据', synonyms: ['工作依据', '政策依据'], type: 'text', privacy: 'public', width: 22 },
    {
      name: 'assessment',
      label: '考核方式',
      synonyms: ['考核', '考核办法'],
      type: 'text',
      privacy: 'public',
      width: 12,
    },
    { name: 'remarks', label: '备注', synonyms: ['说明'], type: 'longText', privacy: 'internal', width: 18 },
  ],
  businessKeys: [
    ['post', 'category', 'content'],
    ['post', 'category'],
  ],
}
