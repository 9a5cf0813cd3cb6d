/** Whether any .docx, ours or one edited elsewhere, keeps the format of official documents (GB/T 9704-2012). */
import { z } from 'zod'
import { stagedFile } from '../artifact.ts'
import { inspection } from '../define-api.ts'

export const severities = ['error', 'warning'] as const
export type Severity = (typeof severities)[number]

/** What people call them, on screen and on the command line. */
export const severityLabels: Readonly<Record<Severity, string>> = { error: '不符合', warning: '建议核对' }

export const complianceFinding = z.strictObject({
  /** Stable name of the rule, e.g. `title.size`. */
  rule: z.string(),
  severity: z.enum(severities),
  /** Clause of the standard. */
  clause: z.string(),
  place: z.strictObject({
    /** In words: 第 3 段“…”, 第 1 节, 奇数页页码. */
    text: z.string(),
    /** Counted from 1 over all paragraphs; null when no single paragraph is meant. */
    paragraph: z.int().nullable(),
    /** Null unless the word processor noted its pages in the file. */
    page: z.int().nullable(),
  }),
  found: z.string(),
  asked: z.string(),
  /** Further paragraphs with the same finding. */
  others: z.array(z.int()),
})

export const complianceReport = z.strictObject({
  file: z.string(),
  counts: z.strictObject({ errors: z.int(), warnings: z.int() }),
  findings: z.array(complianceFinding),
  /** What was looked at, by group, in the order of the standard. */
  checked: z.array(
    z.strictObject({ group: z.string(), label: z.string(), rules: z.int(), errors: z.int(), warnings: z.int() }),
  ),
  /** Elements that were recognised, in their order. */
  elements: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** What could not be judged from the file. */
  notes: z.array(z.string()),
})

export const compliance = {
  check: inspection('检查公文格式', z.strictObject({ fileId: stagedFile.shape.id }), complianceReport),
} as const

export type ComplianceFinding = z.infer<typeof complianceFinding>
export type ComplianceReport = z.infer<typeof complianceReport>
