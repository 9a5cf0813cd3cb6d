/** In the desktop window the preload script offers the bridge; what it cannot carry over is put right here. */
import type { HostBridge } from '../../contract/host.ts'
import { ConnectionLost, HostRefusal } from './failures.ts'

declare global {
  interface Window {
    readonly sidantong?: HostBridge
  }
}

export function electronBridge(): HostBridge | null {
  const bridge = window.sidantong
  if (bridge === undefined) return null
  const { savePdf } = bridge
  return Object.freeze<HostBridge>({
    call: (method, input) => bridge.call(method, input).catch(rethrowAs(ConnectionLost)),
    pickFiles: (accept, multiple) => bridge.pickFiles(accept, multiple).catch(rethrowAs(HostRefusal)),
    stageFile: (name, bytes) => bridge.stageFile(name, bytes).catch(rethrowAs(HostRefusal)),
    saveArtifact: (artifact) => bridge.saveArtifact(artifact).catch(rethrowAs(HostRefusal)),
    print: (paper) => bridge.print(paper).catch(rethrowAs(HostRefusal)),
    savePdf: savePdf === null ? null : (name, paper) => savePdf(name, paper).catch(rethrowAs(HostRefusal)),
    openWall: (meetingId) => bridge.openWall(meetingId).catch(rethrowAs(HostRefusal)),
  })
}

/** Between the two worlds an error keeps its message and loses its class. */
function rethrowAs(Kind: new (cause: unknown) => Error): (cause: unknown) => never {
  return (cause) => {
    throw new Kind(cause)
  }
}
