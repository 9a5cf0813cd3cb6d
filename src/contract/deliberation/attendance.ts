/**
 * Who counts at a meeting: members have a vote each, present or not; observers (列席) have none; a deputy (代会) counts for
 * the member represented, once. Pure; where the people are kept is not its business.
 */

export const presenceStatuses = ['出席', '代会', '列席', '请假', '缺席'] as const
export type PresenceStatus = (typeof presenceStatuses)[number]

export interface Attendee {
  /** By which a person is told from others. */
  readonly key: string
  readonly name: string
  readonly status: PresenceStatus
  /** Whom a deputy stands for: the key of a member, or the name of one who is not listed. */
  readonly represents: string | null
}

export interface AttendanceCount {
  /** 应到: everybody with a vote. */
  readonly entitled: number
  /** 实到: of those, who is there or represented. */
  readonly present: number
  /** 列席 */
  readonly observers: number
  /** What contradicts itself in the attendance; each was counted once or not at all. */
  readonly problems: readonly string[]
}

export function countAttendance(attendees: readonly Attendee[]): AttendanceCount {
  const problems: string[] = []
  const listed = new Map<string, Attendee>()
  for (const attendee of attendees.filter(({ status }) => status !== '代会')) {
    if (listed.has(attendee.key)) problems.push(`“${attendee.name}”登记了不止一次，只计一次。`)
    else listed.set(attendee.key, attendee)
  }
  const withStatus = (...statuses: readonly PresenceStatus[]): string[] =>
    [...listed.values()].filter(({ status }) => statuses.includes(status)).map(({ key }) => key)

  const entitled = new Set(withStatus('出席', '请假', '缺席'))
  const present = new Set(withStatus('出席'))
  for (const deputy of attendees.filter(({ status }) => status === '代会')) {
    const represented = deputy.represents ?? ''
    const problem = deputyProblem(deputy, listed.get(represented), present.has(represented))
    if (problem !== null) problems.push(problem)
    if (represented === '' || listed.get(represented)?.status === '列席') continue
    entitled.add(represented)
    present.add(represented)
  }
  return { entitled: entitled.size, present: present.size, observers: withStatus('列席').length, problems }
}

function deputyProblem(deputy: Attendee, member: Attendee | undefined, alreadyCounted: boolean): string | null {
  const represented = deputy.represents ?? ''
  if (represented === '') return `“${deputy.name}”登记为代会，没有写明代谁出席，不计。`
  const name = member?.name ?? represented
  if (member?.status === '列席') return `“${name}”是列席，没有表决权，“${deputy.name}”代会不计。`
  if (member?.status === '出席') return `“${name}”本人已出席，又由“${deputy.name}”代会，只计一次。`
  return alreadyCounted ? `“${name}”由不止一人代会，只计一次。` : null
}
