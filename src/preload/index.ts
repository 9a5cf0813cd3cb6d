/**
 * The only thing the page gets from Electron: one frozen object of functions. It can name neither channels nor paths.
 * Runs sandboxed: nothing but `electron` can be loaded here. Answers are checked where they are made, in the main process.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { ApiReply } from '../contract/api.ts'
import type { HostBridge } from '../contract/host.ts'

type HostReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** Only the message of an error survives the way into the page; it is the sentence that the clerk sees. */
async function ask<T>(channel: string, ...given: readonly unknown[]): Promise<T> {
  const reply = (await ipcRenderer.invoke(channel, ...given)) as HostReply<T>
  if (reply.ok) return reply.value
  throw new Error(reply.message)
}

const bridge: HostBridge = {
  call: async (method, input) => (await ipcRenderer.invoke('api:call', method, input)) as ApiReply,
  pickFiles: async (accept, multiple) => await ask('host:pick-files', accept, multiple),
  stageFile: async (name, bytes) => await ask('host:stage-file', name, bytes),
  saveArtifact: async (artifact) => await ask('host:save-artifact', artifact),
  print: async (paper) => await ask('host:print', ...(paper === undefined ? [] : [paper])),
  savePdf: async (name, paper) => await ask('host:save-pdf', name, paper),
  openWall: async (meetingId) => await ask('host:open-wall', meetingId),
}

contextBridge.exposeInMainWorld('sidantong', Object.freeze(bridge))
