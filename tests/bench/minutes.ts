/** The minutes of a meeting of forty items, drafted, laid out and written, against the bare library writing as many plain paragraphs. */
import { Document, Packer, Paragraph } from 'docx'
import { meetingDraft, type MeetingDraft } from '../../src/contract/meetings.ts'
import { draftMinutes } from '../../src/core/documents/draft-minutes.ts'
import { layoutMinutes, type MinutesPaper } from '../../src/core/documents/minutes-layout.ts'
import { renderDocx } from '../../src/core/documents/render-docx.ts'
import { factsOf, paperOf } from '../../src/core/minutes/facts.ts'
import { compare, type BenchResult } from './measure.ts'

const items = 40
const rounds = 9

export async function benchMinutes(): Promise<BenchResult> {
  const draft = aLongMeeting()
  const paperFor = (): MinutesPaper =>
    paperOf(draft, '云溪街道办事处', draftMinutes(factsOf(draft)), {
      issueNumber: '第12期',
      issuedOn: '2026-11-06',
      correction: null,
      mark: '',
      copyTo: [],
    })
  const createdAt = new Date('2026-11-06T09:00:00Z')
  const texts = layoutMinutes(paperFor()).blocks.map((block) =>
    block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : '',
  )
  const { ours, reference } = await compare(
    rounds,
    () => {
      const paper = paperFor()
      return renderDocx(layoutMinutes(paper), { title: paper.title, createdAt })
    },
    () => Packer.toBuffer(new Document({ sections: [{ children: texts.map((text) => new Paragraph({ text })) }] })),
  )
  return {
    name: `${items} 项议题的纪要：起草、排版、写成 docx`,
    ours,
    reference,
    referenceName: `docx 库写同样的 ${texts.length} 个普通段落`,
    unit: 'ms',
    goal: 2,
  }
}

function aLongMeeting(): MeetingDraft {
  const numbers = Array.from({ length: items }, (_, index) => index)
  return meetingDraft.parse({
    title: '2026年第四季度城市管理进社区联席会议',
    kind: '联席会议',
    heldAt: '2026-11-05T14:30',
    place: '街道三楼会议室',
    chair: '主任甲',
    recorder: '书记员乙',
    discussion: '',
    agenda: numbers.map((index) => ({
      title: `第${index + 1}处占道经营点位整治`,
      presenter: '街道执法中队',
      discussion: `会议指出，${'各单位要明确分工、细化措施，'.repeat(6)}确保见效。`,
    })),
    attendance: numbers.map((index) => ({
      status: '出席',
      unit: `第${(index % 8) + 1}社区`,
      name: `参会人${index + 1}`,
    })),
    resolutions: numbers.map((index) => ({
      content: `在第${index + 1}处点位设置疏导区，统一配置收集容器`,
      responsibleUnit: '街道执法中队',
      supportingUnits: ['社区居民委员会', '物业服务企业'],
      deadline: '2026-12-31',
      item: index,
    })),
  })
}
