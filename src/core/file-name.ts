/** Names of files made from titles that people wrote. Pure. */

/** File systems take 255 bytes of name, three for a Chinese character. */
const longestTitle = 60

export function fileNameFor(title: string, ending: string): string {
  const short = title.slice(0, longestTitle).toWellFormed()
  return `${short}${ending}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
}
