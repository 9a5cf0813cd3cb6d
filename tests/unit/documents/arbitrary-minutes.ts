/** Minutes of any text that can reach the paper: pasted control characters, halves of surrogate pairs, endless names. */
import fc, { type Arbitrary } from 'fast-check'
import type { MinutesBlock } from '../../../src/contract/minutes-text.ts'
import type { AttendanceFacts } from '../../../src/core/documents/minutes-facts.ts'
import type { MinutesPaper } from '../../../src/core/documents/minutes-layout.ts'
import { item, people, sourceOf } from './sources.ts'

const nasty = [
  '\u0000',
  '\u000b',
  '\ud83d',
  '\ude00',
  '\ufffe',
  '\uffff',
  '\t',
  '\r\n',
  '\u2028',
  '😀',
  ']]>',
  '<w:p/>',
  '&',
]

/** Chinese, Latin, anything else, and what XML cannot hold. */
export const anyText: Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('各单位要明确责任分工，', '（含早市疏导点）', '青禾社区', '“日产日清”', '。'),
      },
      { weight: 1, arbitrary: fc.constantFrom(...nasty) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('A'.repeat(70), '2026-12-31', 'https://example.invalid/a_b/c', '()[]{}'),
      },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

export const longName: Arbitrary<string> = fc.oneof(
  anyText,
  fc.constant('青岚区云溪街道城市管理进社区工作领导小组'.repeat(15)),
)

const block: Arbitrary<MinutesBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4), text: longName }),
  fc.record({ kind: fc.constant('paragraph' as const), text: anyText }),
  fc.record({ kind: fc.constant('decision' as const), text: anyText }),
  fc.integer({ min: 1, max: 12 }).chain((columns) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(longName, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(longName, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
    }),
  ),
)

const person: Arbitrary<AttendanceFacts> = fc.record({
  kind: fc.constantFrom('出席', '请假', '列席', '代会'),
  unit: longName,
  name: anyText,
  standsInFor: anyText,
})

export const anyMinutes: Arbitrary<MinutesPaper> = fc.record({
  unitName: longName,
  kind: anyText,
  title: longName,
  issueNumber: fc.option(anyText),
  issuedOn: fc.option(fc.constant('2026-11-06')),
  text: fc.array(block, { maxLength: 30 }),
  attendance: fc.array(person, { maxLength: 20 }),
  copyTo: fc.array(longName, { maxLength: 4 }),
  correction: fc.option(anyText),
})

/** As large as a meeting gets: 200 people, 60 items, names of 300 characters. */
export const largestMinutes: MinutesPaper = sourceOf(
  {
    title: '2026年第四季度城市管理进社区联席会议',
    agenda: Array.from({ length: 60 }, (_, index) =>
      item(`第${index + 1}项议题`, { presenter: '云溪街道综合行政执法队', discussion: '会议指出问题突出。'.repeat(9) }),
    ),
    attendance: people(200).map((person, index) =>
      index % 50 === 0 ? { ...person, unit: '青岚区'.repeat(100) } : person,
    ),
  },
  { unitName: '青岚区云溪街道'.repeat(43).slice(0, 300), copyTo: ['青岚区城市管理局'.repeat(38).slice(0, 300)] },
)
