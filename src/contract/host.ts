/** What differs between a window and a browser tab: choosing, handing over and keeping files, printing, a second window. */
import type { ApiReply } from './api.ts'
import type { Paper } from './api/output.ts'
import type { Artifact, StagedFile } from './artifact.ts'

export type SavePdf = (name: string, paper?: Paper) => Promise<{ readonly name: string } | null>

export interface HostBridge {
  /** Sends one contract call; the only way to the core. */
  call(method: string, input: unknown): Promise<ApiReply>
  /** Lets the user choose files and hands their bytes to the core. An empty list means: cancelled. */
  pickFiles(accept: readonly string[], multiple: boolean): Promise<readonly StagedFile[]>
  /** Hands over a file that was dropped on the page. */
  stageFile(name: string, bytes: Uint8Array): Promise<StagedFile>
  /** Lets the user keep a file. `null` means: cancelled. */
  saveArtifact(artifact: Artifact): Promise<{ readonly name: string } | null>
  /** Prints what the window shows; by default on A4, upright. */
  print(paper?: Paper): Promise<void>
  /** Lets the user keep what the window shows as a PDF of that name; `null` means: cancelled. No function where the host makes none. */
  readonly savePdf: SavePdf | null
  /** Shows the wall of a meeting in a window of its own. False: the browser did not allow one. */
  openWall(meetingId: string): Promise<boolean>
}

/** Where the page shows the wall of a meeting. */
export function wallPath(meetingId: string): string {
  return `/meetings/${meetingId}/wall`
}
