/** The way back to the test that started this process. */
import type { ControlReply, StandInEvent } from './control-protocol.ts'

export function tellTest(message: StandInEvent | ControlReply): void {
  process.send?.(message)
}
