/** Words of a command as they are typed at the prompt. Pure. */

/** Quoted where that system needs it. */
export function commandText(words: readonly string[], platform: NodeJS.Platform): string {
  return words.map((word) => (/^[\p{L}\p{N}_./:\\=-]+$/u.test(word) ? word : quoted(word, platform))).join(' ')
}

/** A path of Windows holds no quotation mark. */
function quoted(word: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`
}
