/** The minutes (纪要) of a meeting: their text, the page, issuing, corrections and who has confirmed them. */
import { z } from 'zod'
import { artifact } from '../artifact.ts'
import { command, permanentCommand, query } from '../define-api.ts'
import { attendanceStatuses, confirmationOpinions, isoDate, issuedDocument } from '../meetings.ts'
import { minutesText } from '../minutes-text.ts'
import { recordId, saved } from './shared.ts'
import { markedText } from './search.ts'

const byId = z.strictObject({ id: recordId })
const byDocument = z.strictObject({ documentId: recordId })

export const findingKinds = ['missing', 'personal', 'text'] as const

/** Where a finding stands: in a block of the text, or outside of it (head, attendance). */
export const findingPlace = z.strictObject({
  label: z.string(),
  block: z.int().nullable(),
  /** In the text of the block, in UTF-16 units. */
  start: z.int(),
  end: z.int(),
})

export const minutesFinding = z.strictObject({
  kind: z.enum(findingKinds),
  /** Tells it from the others of this text, wherever it moves to; personal data is confirmed by it. */
  key: z.string(),
  message: z.string(),
  /** The rule behind it; empty where it is plain sense. */
  clause: z.string(),
  place: findingPlace,
})

/** One paragraph in two texts; a side is null where the text has nothing of it. */
export const comparedLine = z.strictObject({
  kind: z.enum(['same', 'changed', 'added', 'removed']),
  label: z.string(),
  before: markedText.nullable(),
  after: markedText.nullable(),
})

export const minutesState = z.strictObject({
  /** Of the meeting: its minutes are saved on top of it. */
  version: z.int(),
  text: minutesText,
  /** draft: made by rules from the meeting as it stands; stored: edited since. */
  origin: z.enum(['draft', 'stored']),
  /** The meeting would be drafted otherwise than when this text was begun. */
  behind: z.boolean(),
})

const confirmation = z.strictObject({
  id: recordId,
  unit: z.string(),
  name: z.string(),
  confirmedOn: isoDate,
  opinion: z.enum(confirmationOpinions),
  note: z.string(),
})

const participant = z.strictObject({ status: z.enum(attendanceStatuses), unit: z.string(), name: z.string() })

const shortText = z.string().trim().max(200)
const longName = z.string().trim().max(500)
const documentNumber = z.int().min(1).max(100_000)
const findingKey = z.string().max(64)

export const minutesApi = {
  text: query('查看纪要正文', byId, minutesState),
  /** What a fresh draft would be, held against the text that is given, or against the stored one. */
  redraft: query(
    '重新拟稿',
    byId.extend({ text: minutesText.optional() }),
    z.strictObject({ text: minutesText, lines: z.array(comparedLine) }),
  ),
  /** `text: null` gives the edited text up: the minutes follow the meeting again. */
  saveText: command(
    '修改纪要正文',
    byId.extend({
      version: z.int(),
      text: minutesText.nullable(),
      /** The clerk has seen what the meeting says now. */
      seen: z.boolean().default(false),
    }),
    z.strictObject({ state: minutesState, saved }),
  ),
  /** The page as it will print, as a complete HTML document without scripts; of a text that is being edited, if one is given. */
  preview: query(
    '预览纪要',
    byId.extend({ text: minutesText.optional() }),
    z.strictObject({
      html: z.string(),
      missing: z.array(z.string()),
      findings: z.array(minutesFinding),
      /** The page is in our layout; the series has chosen this one to issue in. */
      template: z.strictObject({ name: z.string() }).nullable(),
    }),
  ),
  /** The number that the minutes would get now, and whether the office may choose another to go on from. */
  numberAhead: query(
    '查看下一个编号',
    byId,
    z.strictObject({ number: z.int(), year: z.int().nullable(), name: z.string(), mayChoose: z.boolean() }),
  ),
  /**
   * First issue takes the next number, or the one given where nothing has been issued yet; a correction keeps the number,
   * raises the revision and needs a reason. Personal data goes out only where each finding has been confirmed by its key.
   */
  issue: permanentCommand(
    '纪要发文',
    byId.extend({
      reason: z.string().max(200).default(''),
      number: documentNumber.nullable().default(null),
      confirmedFindings: z.array(findingKey).max(500).default([]),
    }),
    z.strictObject({ document: issuedDocument, artifact, saved }),
  ),
  /** The bytes of an issued document, exactly as issued. */
  open: query('打开纪要', byDocument, artifact),
  /** Two issued versions, or an issued one and what would be issued now (`other: null`); the earlier one first. */
  compare: query(
    '比较纪要',
    byDocument.extend({ other: recordId.nullable().default(null) }),
    z.strictObject({
      title: z.string(),
      before: z.string(),
      after: z.string(),
      lines: z.array(comparedLine),
      /** The same side by side, for the printer. */
      html: z.string(),
    }),
  ),
  /** Who has confirmed an issued document, and who of those present has not. */
  confirmations: query(
    '查看纪要确认',
    byDocument,
    z.strictObject({
      entries: z.array(confirmation),
      missing: z.array(participant),
      counts: z.strictObject({ present: z.int(), confirmed: z.int(), objected: z.int(), missing: z.int() }),
    }),
  ),
  /** What somebody says of it; said again, it takes the place of what was said before. */
  confirm: command(
    '登记纪要确认',
    byDocument.extend({
      unit: longName,
      name: shortText.min(1),
      confirmedOn: isoDate,
      opinion: z.enum(confirmationOpinions),
      note: shortText.default(''),
    }),
    z.strictObject({ id: recordId, saved }),
  ),
  withdrawConfirmation: command('撤回纪要确认', byId, z.strictObject({ saved })),
} as const

export type MinutesState = z.infer<typeof minutesState>
export type MinutesFinding = z.infer<typeof minutesFinding>
export type FindingPlace = z.infer<typeof findingPlace>
export type ComparedLine = z.infer<typeof comparedLine>
