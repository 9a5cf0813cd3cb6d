/** The edited text as a meeting keeps it, with the mark of the draft it goes back to. Pure. */
import { z } from 'zod'
import { minutesText, type MinutesText } from '../../contract/minutes-text.ts'
import { sha256 } from '../db/sha256.ts'

const storedText = z.strictObject({ text: minutesText, drafted: z.string() })
export type StoredText = z.infer<typeof storedText>

export function readStoredText(json: string | null): StoredText | null {
  return json === null ? null : storedText.parse(JSON.parse(json))
}

export function writeStoredText(stored: StoredText): string {
  return JSON.stringify(storedText.parse(stored))
}

/** Two drafts with the same mark say the same. */
export function markOf(draft: MinutesText): string {
  return sha256(JSON.stringify(draft))
}
