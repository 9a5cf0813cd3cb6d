/**
 * Packs the parts of an Office file again in the same order with one fixed time, so that the same content gives the
 * same bytes whenever and wherever it is written.
 */
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import yazl from 'yazl'

/** The first moment a zip entry can name; in local time, because that is what a zip entry records. */
const zipEpoch = (): Date => new Date(1980, 0, 1)
const REGULAR_FILE = 0o100644

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)

/** `replace` may give a part another content; null keeps it. */
export async function repackStable(
  bytes: Uint8Array,
  replace: (name: string, content: Buffer) => Buffer | null,
): Promise<Uint8Array> {
  const output = new yazl.ZipFile()
  for (const part of await partsOf(bytes)) {
    output.addBuffer(replace(part.name, part.content) ?? part.content, part.name, {
      mtime: zipEpoch(),
      mode: REGULAR_FILE,
      forceDosTimestamp: true,
    })
  }
  output.end()
  return new Uint8Array(await buffer(output.outputStream))
}

async function partsOf(bytes: Uint8Array): Promise<{ name: string; content: Buffer }[]> {
  const zip = await open(Buffer.from(bytes), { lazyEntries: true })
  return new Promise((resolve, reject) => {
    const parts: { name: string; content: Buffer }[] = []
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName.endsWith('/')) {
        zip.readEntry()
        return
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error)
          return
        }
        buffer(stream).then((content) => {
          parts.push({ name: entry.fileName, content })
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}
