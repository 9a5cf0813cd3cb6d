/** "1+3+N": the seats of a grid, under the names that rosters use. */

export const roles = {
  gridLeader: '网格长',
  fullTimeMember: '专职网格员',
  partTimeMember: '兼职网格员',
  instructor: '网格指导员',
  otherForce: '其他力量',
} as const

export type RoleKey = keyof typeof roles
export const roleKeys = [
  'gridLeader',
  'fullTimeMember',
  'partTimeMember',
  'instructor',
  'otherForce',
] as const satisfies readonly RoleKey[]
export const roleNames: readonly string[] = roleKeys.map((key) => roles[key])

/** How a person from another body is present in the community (派驻、合署办公、划片包干、定时定点服务). */
export const postingModes = ['派驻', '合署', '划片', '定时定点'] as const
