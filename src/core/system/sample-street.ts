/** The sample street: invented people and numbers, brought in through the same import that clerks use. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { intake } from '../../contract/api/intake.ts'
import type { OwnUnit } from '../../contract/api/system.ts'
import type { MeetingDraft } from '../../contract/meetings.ts'
import type { MaintenanceContext } from '../handlers.ts'
import { parseMeetingFile } from '../meetings/meeting-file.ts'

/** 9999xx is a region code that the state has not assigned. */
export const sampleUnit: OwnUnit = { name: '云溪街道办事处', code: '999901001', kind: 'street' }

const workbookName = '四张清单-示例街道.xlsx'
const meetingName = '联席会议-示例.json'

export interface SampleStreet {
  readonly workbook: Uint8Array
  readonly meeting: MeetingDraft
}

/** Read before anything is created: a program that was not installed completely must not leave half a street behind. */
export function readSampleStreet(resourcesDir: string): SampleStreet {
  const folder = join(resourcesDir, 'sample')
  return {
    workbook: readFileSync(join(folder, workbookName)),
    meeting: parseMeetingFile(meetingName, readFileSync(join(folder, meetingName), 'utf8')),
  }
}

export async function loadSampleStreet(context: MaintenanceContext, sample: SampleStreet): Promise<void> {
  const file = context.files.add(workbookName, sample.workbook)
  const { planId } = intake.preview.output.parse(await context.perform('intake.preview', { fileIds: [file.id] }))
  await context.perform('intake.apply', { planId })
  await context.perform('meetings.create', sample.meeting)
}
