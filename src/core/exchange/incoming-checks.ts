/**
 * Whether another unit's record can be kept and shown here. A package is well formed by its own description; this holds
 * its content against our definitions, so that nothing enters that no page could show. Pure.
 */
import { z } from 'zod'
import { recordId } from '../../contract/api/shared.ts'
import {
  agendaItem,
  agendaStates,
  attendance,
  issuedDocument,
  meetingDraft,
  meetingRules,
  meetingStages,
  movement,
  parties,
  resolution,
  resolutionStates,
  subjectKinds,
} from '../../contract/meetings.ts'
import type { CellValue, FieldDefinition, RecordDefinition } from '../../contract/records/define-record.ts'
import { records, type RecordKey } from '../../contract/records/index.ts'
import type { StoredRecord } from '../db/stored-record.ts'

/** Field → the kind of record that it names. */
export const referenceTargets: Readonly<Record<string, RecordKey>> = {
  communityId: 'communities',
  personId: 'people',
  gridId: 'grids',
  meetingId: 'meetings',
}

/** A text that holds JSON of the given shape. */
const jsonOf = (shape: z.ZodType): z.ZodType =>
  z.string().refine((text) => {
    try {
      return shape.safeParse(JSON.parse(text)).success
    } catch {
      return false
    }
  })

const { title, kind, heldAt, place, chair, recorder, discussion } = meetingDraft.shape
const { number, revision, issuedOn } = issuedDocument.shape

/** Where the contract promises more than a text or a number. */
const shapes: Partial<Record<RecordKey, z.ZodType>> = {
  meetings: z.object({
    title,
    kind,
    heldAt,
    place: place.nullable(),
    chair: chair.nullable(),
    recorder: recorder.nullable(),
    discussion: discussion.nullable(),
    seriesId: z.uuid().nullish(),
    session: z.int().nullish(),
    stage: z.enum(meetingStages).nullish(),
    entitled: z.int().nullish(),
    rules: jsonOf(meetingRules).nullish(),
  }),
  agendaItems: z.object({
    title: agendaItem.shape.title,
    presenter: agendaItem.shape.presenter.nullable(),
    discussion: agendaItem.shape.discussion.nullable(),
    topicId: z.uuid().nullish(),
    subjectKind: z.enum(subjectKinds).nullish(),
    subjectId: z.uuid().nullish(),
    plannedMinutes: z.int().nullish(),
    usedSeconds: z.int().nullish(),
    state: z.enum(agendaStates).nullish(),
  }),
  attendances: z.object({
    status: attendance.shape.status,
    unitName: attendance.shape.unit.nullable(),
    name: attendance.shape.name,
    party: z.enum(parties).nullish(),
    movements: jsonOf(z.array(movement)).nullish(),
  }),
  resolutions: z.object({
    content: resolution.shape.content,
    responsibleUnit: resolution.shape.responsibleUnit.nullable(),
    deadline: resolution.shape.deadline,
    agendaItemId: z.uuid().nullish(),
    state: z.enum(resolutionStates).nullish(),
  }),
  documents: z.object({ number, revision, issuedOn }),
}

/** What is wrong with a record, in Chinese; null when it can be kept. `isThere` knows what it may refer to. */
export function incomingProblem(
  key: RecordKey,
  record: StoredRecord,
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  if (!recordId.safeParse(record.id).success) return '记录标识不合格式'
  if (!Number.isSafeInteger(record.version) || record.version < 1) return '版本不是正整数'
  if (!isObjectText(record.extra)) return '自设栏目不合格式'
  return valueProblem(records[key], record.values, isThere) ?? shapeProblem(key, record)
}

function valueProblem(
  definition: RecordDefinition,
  values: StoredRecord['values'],
  isThere: (key: RecordKey, id: string) => boolean,
): string | null {
  for (const field of definition.fields) {
    const value = values[field.name] ?? null
    if (value === null) {
      if (field.required === true) return `缺少“${field.label}”`
    } else if (!hasType(field, value)) return `“${field.label}”不是${field.type === 'integer' ? '整数' : '文字'}`
    else if (field.type === 'reference') {
      const target = referenceTargets[field.name]
      if (target === undefined || !isThere(target, String(value))) return `所属的“${field.label}”不在这里`
    }
  }
  return null
}

function hasType(field: FieldDefinition, value: CellValue): boolean {
  return field.type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string'
}

function shapeProblem(key: RecordKey, record: StoredRecord): string | null {
  const parsed = shapes[key]?.safeParse(record.values)
  if (parsed === undefined || parsed.success) return null
  const name = String(parsed.error.issues[0]?.path[0] ?? '')
  return `“${records[key].fields.find((field) => field.name === name)?.label ?? name}”不合格式`
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
