/** The table of shared strings. Formatting runs are joined, phonetic guides left out, as the sheet shows it. */
import { limits, unsafe } from '../limits.ts'
import { ownCopy } from '../text-pool.ts'
import { StringItem } from './string-item.ts'
import { shortName, token, XmlScanner } from './xml-scanner.ts'
import type { ZipParts } from './zip-parts.ts'

const si = shortName('si')

export async function readSharedStrings(parts: ZipParts, path: string): Promise<readonly string[]> {
  const scanner = new XmlScanner()
  const item = new StringItem()
  const strings: string[] = []
  await parts.readText(path, (text) => {
    scanner.feed(text)
    for (let kind = scanner.next(); kind !== token.more; kind = scanner.next()) {
      if (kind === token.text) {
        item.text(scanner)
      } else if (scanner.code !== si) {
        if (kind === token.open) item.open(scanner)
        else item.close(scanner.code)
      } else if (kind === token.open) {
        item.start()
      } else {
        strings.push(ownCopy(item.take()))
        if (strings.length > limits.cells) throw unsafe('共享字符串过多')
      }
    }
  })
  scanner.finish()
  return strings
}
