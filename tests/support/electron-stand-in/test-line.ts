/** The way back to the test that started this process. */
import type { ControlReply, StandInEvent } from './control-protocol.ts'

export function tellTest(message: StandInEvent | ControlReply): void {
  process.send?.(message)
}

/** Before the process ends: what is still under way then is lost. Nobody may be listening. */
export async function tellTestLast(message: StandInEvent): Promise<void> {
  if (process.connected) await new Promise((resolve) => process.send?.(message, resolve))
}
