/** A sealed file on a stick: written, read back from there, and taken back when it could not be. */
import type { Artifact } from '../contract/artifact.ts'
import { writeOutput, type Session } from './session.ts'

/** What could not be written was not handed over: the next package must not count on it. */
export async function writeAndReadBack(
  session: Session,
  out: string,
  artifact: Artifact,
  packageId: string,
): Promise<{ file: string; readBackAt: string }> {
  try {
    const file = await writeOutput(out, artifact)
    const { readBackAt } = await session.client.exchange.confirmWritten({
      packageId,
      fileId: session.stage(file).id,
    })
    return { file, readBackAt }
  } catch (error) {
    await session.client.exchange.void({ packageId })
    throw error
  }
}
