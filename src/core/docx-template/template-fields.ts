/**
 * The fields that an office's own template may name, in one table: how they are called in the template, what they stand
 * for, and an example. The type of the data follows from it. Knows no file format.
 */

export interface TemplateField {
  /** As it stands between the braces: {会议名称}. */
  readonly tag: string
  readonly label: string
  readonly example: string
}

export interface TemplateList extends TemplateField {
  /** What stands between {#tag} and {/tag}, once for each entry. */
  readonly fields: Readonly<Record<string, TemplateField>>
}

const position = { tag: '序号', label: '第几个', example: '1' } as const
const participant = {
  position,
  unit: { tag: '单位', label: '所在单位', example: '青禾社区居民委员会' },
  name: { tag: '姓名', label: '姓名', example: '孙明丙' },
} as const

export const templateFields = {
  unitName: { tag: '发文机关', label: '本单位名称', example: '云溪街道办事处' },
  mark: { tag: '纪要标志', label: '红色标志的文字', example: '云溪街道办事处联席会议纪要' },
  title: { tag: '标题', label: '文件标题', example: '青禾里小区停车治理专题会议纪要' },
  meetingName: { tag: '会议名称', label: '会议名称', example: '青禾里小区停车治理专题会议' },
  kind: { tag: '会议类别', label: '会议类别', example: '专题会议' },
  number: { tag: '期号', label: '第几期，只有数字', example: '3' },
  reference: { tag: '编号', label: '完整的编号', example: '云街纪要〔2026〕3号' },
  issuedOn: { tag: '发文日期', label: '发文日期', example: '2026年11月6日' },
  heldAt: { tag: '时间', label: '会议时间', example: '2026年11月5日14时30分' },
  place: { tag: '地点', label: '会议地点', example: '街道三楼会议室' },
  chair: { tag: '主持人', label: '主持人', example: '赵建甲' },
  recorder: { tag: '记录人', label: '记录人', example: '钱文乙' },
  attending: { tag: '出席名单', label: '出席人员写成一段', example: '青禾社区居民委员会 孙明丙' },
  excused: { tag: '请假名单', label: '请假人员写成一段', example: '云溪派出所 李海丁' },
  observing: { tag: '列席名单', label: '列席人员写成一段', example: '环卫公司 周晓戊' },
  correction: {
    tag: '更正说明',
    label: '更正版的说明，首次发文时空白',
    example: '（更正版，原因：责任单位有误）',
  },
  copyTo: { tag: '抄送', label: '抄送机关，已带句号', example: '青岚区城市管理局，各社区居民委员会。' },
} as const satisfies Readonly<Record<string, TemplateField>>

export const templateLists = {
  agenda: {
    tag: '议题',
    label: '每个议题一次',
    example: '{#议题}（{序号}）{议题名称}{/议题}',
    fields: {
      position,
      title: { tag: '议题名称', label: '议题名称', example: '夜市占道经营整治' },
      presenter: { tag: '汇报人', label: '汇报人', example: '街道执法中队' },
      discussion: { tag: '讨论情况', label: '讨论情况', example: '会议听取了汇报。' },
    },
  },
  attendees: { tag: '出席', label: '每个出席人员一次', example: '{#出席}{单位} {姓名}；{/出席}', fields: participant },
  absentees: { tag: '请假', label: '每个请假人员一次', example: '{#请假}{单位} {姓名}；{/请假}', fields: participant },
  observers: { tag: '列席', label: '每个列席人员一次', example: '{#列席}{单位} {姓名}；{/列席}', fields: participant },
  resolutions: {
    tag: '议定事项',
    label: '每条议定事项一次',
    example: '{#议定事项}{序号}.{内容}{/议定事项}',
    fields: {
      position,
      content: { tag: '内容', label: '议定的内容', example: '设置限时停车位12个。' },
      responsibleUnit: { tag: '责任单位', label: '牵头单位', example: '青禾社区居民委员会' },
      supportingUnits: { tag: '协办单位', label: '协办单位', example: '街道执法中队' },
      person: { tag: '责任人', label: '责任人', example: '孙明丙' },
      deadline: { tag: '完成时限', label: '完成时限', example: '2026年12月31日' },
    },
  },
  paragraphs: {
    tag: '正文段落',
    label: '正文每段一次',
    example: '{#正文段落}{段落}{/正文段落}',
    fields: {
      text: { tag: '段落', label: '一段正文，标题和议定事项已带序号', example: '会议议定以下事项：' },
      // Each is blank but in a paragraph of its kind: {#一级标题}{段落}{/一级标题} has a font of its own.
      heading1: { tag: '一级标题', label: '这一段是“一、”标题时的文字', example: '一、夜市占道经营整治' },
      heading2: { tag: '二级标题', label: '这一段是“（一）”标题时的文字', example: '（一）现场情况' },
      heading3: { tag: '三级标题', label: '这一段是“1.”“（1）”标题时的文字', example: '1.划线入市' },
      plain: { tag: '正文', label: '这一段不是标题时的文字', example: '会议议定以下事项：' },
    },
  },
} as const satisfies Readonly<Record<string, TemplateList>>

type Lists = typeof templateLists
type Value = string | number | null

/** What a template is filled with. What is missing stays blank. */
export type TemplateData = { readonly [K in keyof typeof templateFields]?: Value } & {
  readonly [K in keyof Lists]?: readonly { readonly [F in keyof Lists[K]['fields']]?: Value }[]
}
