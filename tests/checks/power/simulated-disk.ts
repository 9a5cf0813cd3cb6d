/**
 * A disk that keeps what it was told to flush and is free with the rest. Writes become durable with a flush of their file,
 * names with a flush of their folder; until then each 512-byte sector and each name may be there or not.
 */
import { dirname } from 'node:path/posix'
import type { Random } from '../../support/checks/random.ts'
import type { Operation } from '../recorder/trace.ts'

const sector = 512

type PendingWrite = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number }

class DiskFile {
  #durable: Buffer = Buffer.alloc(0)
  #pending: PendingWrite[] = []

  add(change: PendingWrite): void {
    this.#pending.push(change)
  }

  flush(): void {
    this.#durable = applyAll(this.#durable, this.#pending)
    this.#pending = []
  }

  /** What is found after the cut. */
  content(survives: () => boolean, whole: boolean): Buffer {
    if (this.#pending.length === 0) return this.#durable
    return applyAll(this.#durable, whole ? this.#pending : this.#pending.flatMap((change) => pieces(change, survives)))
  }
}

function pieces(change: PendingWrite, survives: () => boolean): PendingWrite[] {
  if ('size' in change) return survives() ? [change] : []
  const kept: PendingWrite[] = []
  const end = change.offset + change.bytes.length
  for (let from = change.offset; from < end;) {
    const to = Math.min(end, (Math.floor(from / sector) + 1) * sector)
    if (survives()) kept.push({ offset: from, bytes: change.bytes.subarray(from - change.offset, to - change.offset) })
    from = to
  }
  return kept
}

function applyAll(durable: Buffer, changes: readonly PendingWrite[]): Buffer {
  let size = durable.length
  let largest = size
  for (const change of changes) {
    size = 'size' in change ? change.size : Math.max(size, change.offset + change.bytes.length)
    largest = Math.max(largest, size)
  }
  const content = Buffer.alloc(largest)
  durable.copy(content)
  let end = durable.length
  for (const change of changes) {
    if ('size' in change) {
      if (change.size < end) content.fill(0, change.size, end)
      end = change.size
    } else {
      change.bytes.copy(content, change.offset)
      end = Math.max(end, change.offset + change.bytes.length)
    }
  }
  return content.subarray(0, end)
}

type Entry = DiskFile | 'folder'

interface Name {
  readonly path: string
  readonly entry: Entry
}

/** A change of names: `remove` goes, `set` comes, both or neither. Durable when every folder it touches was flushed. */
interface PendingName {
  readonly remove: Name | null
  readonly set: Name | null
  readonly unflushed: Set<string>
}

/** How much of what was not flushed is found after the cut. */
export type Kept = 'none' | 'all' | 'some'

export interface DiskImage {
  readonly folders: readonly string[]
  readonly files: ReadonlyMap<string, Buffer>
}

export class SimulatedDisk {
  readonly #byInode = new Map<bigint, DiskFile>()
  readonly #durableNames = new Map<string, Entry>()
  readonly #names = new Map<string, Entry>()
  #pendingNames: PendingName[] = []

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'create':
        this.#create(operation)
        break
      case 'write':
        this.#file(operation.inode).add({ offset: operation.offset, bytes: operation.bytes })
        break
      case 'truncate':
        this.#file(operation.inode).add({ size: operation.size })
        break
      case 'sync':
        this.#file(operation.inode).flush()
        break
      case 'syncFolder':
        this.#flushFolder(operation.path)
        break
      case 'rename':
        this.#rename(operation.from, { path: operation.to, entry: this.#entryAt(operation.from) })
        break
      case 'link':
        this.#rename(null, { path: operation.to, entry: this.#entryAt(operation.from) })
        break
      case 'unlink':
      case 'removeFolder':
        this.#rename(operation.path, null)
        break
      case 'makeFolder':
        this.#rename(null, { path: operation.path, entry: 'folder' })
        break
      case 'mark':
        break
    }
  }

  /** The disk as it may be found when the power goes now. */
  cut(kept: { readonly data: Kept; readonly names: Kept; readonly share: number }, random: Random): DiskImage {
    const survives = (how: Kept) => (): boolean => how === 'all' || (how === 'some' && random.chance(kept.share))
    const names = new Map(this.#durableNames)
    const nameSurvives = survives(kept.names)
    for (const change of this.#pendingNames) if (nameSurvives()) applyName(names, change)
    const folders: string[] = []
    const files = new Map<string, Buffer>()
    for (const [path, entry] of names) {
      if (!isReachable(names, path)) continue
      if (entry === 'folder') folders.push(path)
      else files.set(path, entry.content(survives(kept.data), kept.data === 'all'))
    }
    return { folders: folders.sort(), files }
  }

  #create({ inode, path }: { readonly inode: bigint; readonly path: string }): void {
    const file = new DiskFile()
    this.#byInode.set(inode, file)
    this.#rename(null, { path, entry: file })
  }

  #rename(from: string | null, set: Name | null): void {
    const remove = from === null ? null : { path: from, entry: this.#entryAt(from) }
    const touched = [remove, set].filter((name) => name !== null)
    const change = { remove, set, unflushed: new Set(touched.map(({ path }) => folderOf(path))) }
    applyName(this.#names, change)
    this.#pendingNames.push(change)
  }

  #flushFolder(path: string): void {
    this.#pendingNames = this.#pendingNames.filter((change) => {
      change.unflushed.delete(path)
      if (change.unflushed.size > 0) return true
      applyName(this.#durableNames, change)
      return false
    })
  }

  #file(inode: bigint): DiskFile {
    const file = this.#byInode.get(inode)
    if (file === undefined) throw new Error(`a file was written that was never created: ${inode}`)
    return file
  }

  #entryAt(path: string): Entry {
    const entry = this.#names.get(path)
    if (entry === undefined) throw new Error(`${path} is not on this disk`)
    return entry
  }
}

function applyName(names: Map<string, Entry>, { remove, set }: PendingName): void {
  // Another change may have given the name to another file before this one reaches the disk.
  if (remove !== null && names.get(remove.path) === remove.entry) names.delete(remove.path)
  if (set !== null) names.set(set.path, set.entry)
}

/** The recorded folder itself is the root and always there. */
function folderOf(path: string): string {
  return path.lastIndexOf('/') === 0 ? '' : dirname(path)
}

function isReachable(names: ReadonlyMap<string, Entry>, path: string): boolean {
  const folder = folderOf(path)
  return folder === '' || (names.get(folder) === 'folder' && isReachable(names, folder))
}
