/**
 * The one line in which an attendance keeps how somebody was told of the meeting and what came back:
 * “2026-11-20 电话通知；2026-11-21 回复请假；材料另送”. People may write anything else into it; that stays. Pure.
 */
import { invitationReplies, type InvitationReply } from '../../contract/api/invitations.ts'

export interface InformedFacts {
  readonly informed: { readonly on: string; readonly by: string } | null
  readonly reply: { readonly on: string; readonly answer: InvitationReply } | null
  readonly remarks: string
}

const informedPart = /^(\d{4}-\d{2}-\d{2}) (\S{1,10})通知$/
const replyPart = /^(\d{4}-\d{2}-\d{2}) 回复(\S+)$/
const between = '；'

export function readInformed(text: string): InformedFacts {
  let informed: InformedFacts['informed'] = null
  let reply: InformedFacts['reply'] = null
  const remarks: string[] = []
  for (const part of text.split(between).filter((piece) => piece !== '')) {
    const [, toldOn, by] = informedPart.exec(part) ?? []
    const [, repliedOn, answered] = replyPart.exec(part) ?? []
    const answer = invitationReplies.find((known) => known === answered)
    if (informed === null && toldOn !== undefined && by !== undefined) informed = { on: toldOn, by }
    else if (reply === null && repliedOn !== undefined && answer !== undefined) reply = { on: repliedOn, answer }
    else remarks.push(part)
  }
  return { informed, reply, remarks: remarks.join(between) }
}

export function writeInformed({ informed, reply, remarks }: InformedFacts): string {
  return [
    ...(informed === null ? [] : [`${informed.on} ${informed.by}通知`]),
    ...(reply === null ? [] : [`${reply.on} 回复${reply.answer}`]),
    ...(remarks === '' ? [] : [remarks]),
  ].join(between)
}
