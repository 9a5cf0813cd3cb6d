/**
 * Which names a file in a package may have. A reader never extracts by name, so this is a second line: a package that
 * passes can also be unzipped by any other program on Windows, macOS or Linux without surprises.
 */

const maxLength = 200

/** A white list: letters and digits of any script, and the punctuation that official file names use. */
const segment = /^[\p{L}\p{N}\p{M}_(（《〈【〔［“][\p{L}\p{N}\p{M} ._\-+,=@&~()（）《》〈〉【】〔〕［］“”、，·～—–]*$/u

/** Invisible characters that \p{L} would let in, such as the Hangul fillers. */
const invisible = /\p{Default_Ignorable_Code_Point}/u

/** Device names that Windows claims with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i

export function isSafeName(name: string): boolean {
  if (name.length > maxLength || !name.isWellFormed() || name !== name.normalize('NFC') || invisible.test(name)) {
    return false
  }
  return name.split('/').every((part) => segment.test(part) && !/[. ]$/.test(part) && !reserved.test(part))
}

/** Names that fold to the same text would overwrite each other on a disk that ignores case or width. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

/** Every folder that a file name implies, without the trailing slash. */
export function parentFolders(name: string): string[] {
  const parts = name.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/**
 * A name as it may stand in a message, in quotation marks: what a hostile name could hide or turn round is shown as a
 * mark, and of a long name the end.
 */
export function quoted(name: string): string {
  const visible = name.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '?')
  return `“${visible.length > 60 ? `…${visible.slice(-60)}` : visible}”`
}
