/**
 * The bridge of a browser tab on the loopback host: calls and files over fetch, files out as downloads.
 * The session cookie belongs to the host; nothing here sees it.
 */
import { z } from 'zod'
import type { ApiReply } from '../../contract/api.ts'
import { stagedFile, type Artifact, type StagedFile } from '../../contract/artifact.ts'
import { AppError, isErrorCode, type ErrorCode } from '../../contract/errors.ts'
import { wallPath, type HostBridge } from '../../contract/host.ts'
import { decodeWire, encodeWire } from '../../contract/wire.ts'
import { ConnectionLost } from './failures.ts'

const replySchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.custom<ErrorCode>(isErrorCode),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
])

/** Characters of a call that may outlive its page: browsers allow 64 KiB, and a Chinese character takes three bytes. */
const outlivingBody = 20_000

export function httpBridge(): HostBridge {
  return Object.freeze({ call, pickFiles, stageFile, saveArtifact, print: printPage, savePdf: null, openWall })
}

async function call(method: string, input: unknown): Promise<ApiReply> {
  return post(`api/${method}`, encodeWire(input), 'application/json')
}

async function stageFile(name: string, bytes: Uint8Array): Promise<StagedFile> {
  const reply = await post(
    `files?name=${encodeURIComponent(name)}`,
    new Blob([new Uint8Array(bytes)]),
    'application/octet-stream',
  )
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.details)
  return stagedFile.parse(reply.value)
}

async function post(path: string, body: string | Blob, contentType: string): Promise<ApiReply> {
  let text: string
  try {
    const response = await fetch(new URL(path, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
      keepalive: typeof body === 'string' && body.length <= outlivingBody,
    })
    text = await response.text()
  } catch (error) {
    throw new ConnectionLost(error)
  }
  return replySchema.parse(decodeWire(text))
}

function pickFiles(accept: readonly string[], multiple: boolean): Promise<readonly StagedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept.join(',')
  input.multiple = multiple
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve([]))
    input.addEventListener('change', () => {
      stageAll(input.files).then(resolve, reject)
    })
    input.click()
  })
}

async function stageAll(files: FileList | null): Promise<StagedFile[]> {
  const staged: StagedFile[] = []
  for (const file of files ?? []) staged.push(await stageFile(file.name, new Uint8Array(await file.arrayBuffer())))
  return staged
}

function saveArtifact(artifact: Artifact): Promise<{ readonly name: string }> {
  const url = URL.createObjectURL(new Blob([new Uint8Array(artifact.bytes)], { type: artifact.mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = artifact.name
  link.click()
  // The browser reads the blob after this turn; a minute is ample and frees the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return Promise.resolve({ name: artifact.name })
}

function printPage(): Promise<void> {
  window.print()
  return Promise.resolve()
}

function openWall(meetingId: string): Promise<boolean> {
  const opened = window.open(`#${wallPath(meetingId)}`, `wall-${meetingId}`, 'popup,width=1280,height=720')
  return Promise.resolve(opened !== null)
}
