/** How the kinds and subjects of the responsibility map are called, on screen and on paper. */
import type { ResponsibilityKind, ResponsibilitySubject } from './api/responsibility.ts'

export const responsibilityKindNames: Readonly<Record<ResponsibilityKind, string>> = {
  gap: '盲区',
  overlap: '交叉',
  incomplete: '要素不全',
}

export const responsibilitySubjectNames: Readonly<Record<ResponsibilitySubject, string>> = {
  posts: '岗位',
  people: '人员',
  keyMatters: '重点事项',
  assistMatters: '协助事项',
  grids: '网格',
  places: '道路设施',
}
