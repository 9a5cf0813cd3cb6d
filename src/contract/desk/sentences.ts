/**
 * Standard sentences of minutes, by kind of meeting, as offices write them. `…` is a gap to be filled. Pure.
 * The verbs are those of official minutes: 听取、讨论、认为、议定、要求、强调.
 */

export const gap = '…'

const common = [
  '会议听取了…关于…的汇报。',
  '会议认为，…',
  '会议指出，…',
  '会议强调，…',
  '会议要求，…',
  '会议议定，…',
  '会议决定，…',
  '会议原则同意…。',
  '与会人员一致认为，…',
  '与会人员围绕…进行了讨论。',
  '…提出，…',
  '…表示，…',
  '…介绍了…的有关情况。',
  '会议未形成一致意见，待…后再议。',
] as const

const ofKind: Readonly<Record<string, readonly string[]>> = {
  联席会议: [
    '会议通报了上次联席会议议定事项的办理情况。',
    '会议明确，由…牵头，…配合，于…前完成。',
    '会议对“吹哨报到”事项…进行了会商。',
  ],
  居民议事会: ['居民代表反映，…', '经到会居民代表表决，…', '会议就…征求了居民意见。'],
  议事协商会: ['协商各方就…达成一致。', '经协商，…', '会议就…征求了各方意见。'],
  协调会: ['经协调，双方同意…。', '…同意…，…不再提出异议。', '会议对…的职责分工作了明确。'],
  恳谈会: ['居民…提出，希望…', '…现场答复，…', '会议收集意见…条。'],
  院坝会: ['群众反映，…', '…现场答复，…', '会议收集意见…条。'],
  例会: ['会议通报了…工作进展。', '会议安排了近期重点工作：…'],
  专题会议: ['会议专题研究了…。', '会议审议了…。'],
}

/** Those of the kind first: they are the ones that are looked for. */
export function sentencesFor(kind: string): readonly string[] {
  return [...(ofKind[kind] ?? []), ...common]
}

/** The first gap at or after a place, or null. */
export function nextGap(text: string, from: number): number | null {
  const at = text.indexOf(gap, from)
  return at === -1 ? null : at
}
