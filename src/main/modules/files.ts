/**
 * Choosing and keeping files. The page names no path and sees none: it gets tokens for what was chosen,
 * and hands over bytes with a proposed name.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { artifact, stagedFile, type Artifact, type StagedFile } from '../../contract/artifact.ts'
import { fileLimit, fileTooLarge } from '../../core/shell/limits.ts'
import { writeFileSafely } from '../../core/shell/write-file.ts'
import type { CoreClient } from './core-client.ts'
import { valueOf } from './failures.ts'

export const fileName = z.string().min(1).max(255)
const extension = z.string().regex(/^\.[a-z0-9]{1,10}$/)

export const pickArguments = z.tuple([z.array(extension).max(20), z.boolean()])
export const stageArguments = z.tuple([fileName, z.instanceof(Uint8Array)])
export const artifactArguments = z.tuple([artifact.extend({ name: fileName })])

export async function pickFiles(
  window: BrowserWindow,
  core: CoreClient,
  [accept, multiple]: z.infer<typeof pickArguments>,
): Promise<readonly StagedFile[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: '选择文件',
    properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    filters:
      accept.length === 0 ? [] : [{ name: accept.join(' '), extensions: accept.map((suffix) => suffix.slice(1)) }],
  })
  if (canceled) return []
  const staged: StagedFile[] = []
  for (const path of filePaths) staged.push(await stage(core, path))
  return staged
}

async function stage(core: CoreClient, path: string): Promise<StagedFile> {
  const name = basename(path)
  const { size } = await stat(path)
  if (size > fileLimit) throw fileTooLarge(name, size)
  return stagedFile.parse(valueOf(await core.stageFile(name, await readFile(path))))
}

export async function keepFile(
  window: BrowserWindow,
  { name, bytes }: Artifact,
): Promise<{ readonly name: string } | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '保存文件',
    defaultPath: plainName(name),
    filters: [{ name: extname(name), extensions: [extname(name).slice(1)] }],
  })
  if (canceled || filePath === '') return null
  await writeFileSafely(filePath, bytes)
  return { name: basename(filePath) }
}

/** A proposal for the dialog, without anything that a path or a Windows file name may not hold. */
export function plainName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
  const plain = name.replace(/[<>:"/\\|?*\u0000-\u001F\u202A-\u202E]/g, '_').replace(/[. ]+$/, '')
  return plain === '' ? '未命名' : plain
}
