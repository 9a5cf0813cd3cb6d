/** How many files are opened as one plan: a whole district's month does not fit into the memory at once. Pure. */

export const mostInboxFiles = 100
/** Well below what the core keeps of staged files. */
const mostInboxBytes = 300 * 1024 * 1024

/** In order, each as full as it may be; a file that is too large by itself is a batch of its own. */
export function inboxBatches<File extends { readonly size: number }>(files: readonly File[]): File[][] {
  const batches: File[][] = []
  let bytes = 0
  for (const file of files) {
    const last = batches.at(-1)
    if (last === undefined || last.length === mostInboxFiles || bytes + file.size > mostInboxBytes) {
      batches.push([file])
      bytes = file.size
    } else {
      last.push(file)
      bytes += file.size
    }
  }
  return batches
}
